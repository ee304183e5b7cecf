from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.conftest import Found


def test_more_evidence_makes_surer(found: Found) -> None:
    sure = {claim.span.text: claim.confidence or 0 for claim in found("It paid £5m to 400 people. For two years, 30 left.")}
    assert sure["£5m"] > sure["two years"]
    assert sure["400"] > sure["30"]


@given(st.text(st.sampled_from("0123456789 £%,.-abkmn one half of 5 per cent rose fell year old\n"), max_size=80))
def test_it_is_a_share_and_always_there(found: Found, text: str) -> None:
    for claim in found(text):
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1
