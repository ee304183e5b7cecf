"""The table of all rules, in the order in which they run and are listed."""

from __future__ import annotations

from articlekit.check.rule import CorpusRule, Rule
from articlekit.check.rules.a001_text_changed import text_changed
from articlekit.check.rules.a002_surface_drift import surface_drift
from articlekit.check.rules.a003_orphaned_anchor import orphaned_anchor
from articlekit.check.rules.a004_ambiguous_anchor import ambiguous_anchor
from articlekit.check.rules.a005_edge_whitespace import edge_whitespace
from articlekit.check.rules.a006_mid_word_boundary import mid_word_boundary
from articlekit.check.rules.a007_offset_unit_mismatch import offset_unit_mismatch
from articlekit.check.rules.c001_variation_missing import variation_missing
from articlekit.check.rules.c002_variation_label import variation_label
from articlekit.check.rules.c003_variation_boundary import variation_boundary
from articlekit.check.rules.c004_near_duplicates_disagree import near_duplicates_disagree
from articlekit.check.rules.c005_annotator_drift import annotator_drift
from articlekit.check.rules.c006_split_leak import split_leak
from articlekit.check.rules.m001_missing_required_metadata import missing_required_metadata
from articlekit.check.rules.m002_bad_date import bad_date
from articlekit.check.rules.m003_duplicate_article import duplicate_article
from articlekit.check.rules.m004_missing_provenance import missing_provenance
from articlekit.check.rules.m005_missing_date import missing_date
from articlekit.check.rules.n001_value_surface_mismatch import value_surface_mismatch
from articlekit.check.rules.n002_unit_surface_mismatch import unit_surface_mismatch
from articlekit.check.rules.n003_comparator_lost import comparator_lost
from articlekit.check.rules.n004_in_article_conflict import in_article_conflict
from articlekit.check.rules.n005_headline_body_conflict import headline_body_conflict
from articlekit.check.rules.n006_part_exceeds_whole import part_exceeds_whole
from articlekit.check.rules.n007_shares_do_not_sum import shares_do_not_sum
from articlekit.check.rules.n008_derived_change_mismatch import derived_change_mismatch
from articlekit.check.rules.n009_range_inverted import range_inverted
from articlekit.check.rules.n010_period_mismatch import period_mismatch
from articlekit.check.rules.o001_surface_two_ids import surface_two_ids
from articlekit.check.rules.o002_unlisted_alias import unlisted_alias
from articlekit.check.rules.o003_unannotated_repeat import unannotated_repeat
from articlekit.check.rules.o004_acronym_mismatch import acronym_mismatch
from articlekit.check.rules.o005_possessive_in_span import possessive_in_span
from articlekit.check.rules.o006_type_conflict import type_conflict
from articlekit.check.rules.q001_unbalanced_quote_marks import unbalanced_quote_marks
from articlekit.check.rules.q002_mark_inclusion_inconsistent import mark_inclusion_inconsistent
from articlekit.check.rules.q003_unannotated_quotation import unannotated_quotation
from articlekit.check.rules.q004_missing_speaker import missing_speaker
from articlekit.check.rules.q005_pronoun_speaker_unresolved import pronoun_speaker_unresolved
from articlekit.check.rules.q006_speaker_alias_unresolved import speaker_alias_unresolved
from articlekit.check.rules.q007_split_quote_unjoined import split_quote_unjoined
from articlekit.check.rules.q008_paragraph_continuation_missed import paragraph_continuation_missed
from articlekit.check.rules.q009_cue_not_reporting import cue_not_reporting
from articlekit.check.rules.q010_direct_quote_without_marks import direct_quote_without_marks
from articlekit.check.rules.q011_same_words_two_speakers import same_words_two_speakers
from articlekit.check.rules.q012_near_verbatim_variant import near_verbatim_variant
from articlekit.check.rules.r001_dangling_reference import dangling_reference
from articlekit.check.rules.r002_wrong_target_type import wrong_target_type
from articlekit.check.rules.r003_unreferenced_entity import unreferenced_entity
from articlekit.check.rules.r004_reference_cycle import reference_cycle
from articlekit.check.rules.s001_schema_violation import schema_violation
from articlekit.check.rules.s002_duplicate_annotation import duplicate_annotation
from articlekit.check.rules.s003_duplicate_id import duplicate_id
from articlekit.check.rules.s004_unknown_label import unknown_label
from articlekit.check.rules.s005_same_layer_overlap import same_layer_overlap
from articlekit.check.rules.s006_unused_suppression import unused_suppression

RULES: dict[str, Rule | CorpusRule] = {
    rule.code: rule
    for rule in (
        schema_violation,
        duplicate_annotation,
        duplicate_id,
        unknown_label,
        same_layer_overlap,
        unused_suppression,
        text_changed,
        surface_drift,
        orphaned_anchor,
        ambiguous_anchor,
        edge_whitespace,
        mid_word_boundary,
        offset_unit_mismatch,
        dangling_reference,
        wrong_target_type,
        unreferenced_entity,
        reference_cycle,
        unbalanced_quote_marks,
        mark_inclusion_inconsistent,
        unannotated_quotation,
        missing_speaker,
        pronoun_speaker_unresolved,
        speaker_alias_unresolved,
        split_quote_unjoined,
        paragraph_continuation_missed,
        cue_not_reporting,
        direct_quote_without_marks,
        same_words_two_speakers,
        near_verbatim_variant,
        value_surface_mismatch,
        unit_surface_mismatch,
        comparator_lost,
        in_article_conflict,
        headline_body_conflict,
        part_exceeds_whole,
        shares_do_not_sum,
        derived_change_mismatch,
        range_inverted,
        period_mismatch,
        surface_two_ids,
        unlisted_alias,
        unannotated_repeat,
        acronym_mismatch,
        possessive_in_span,
        type_conflict,
        variation_missing,
        variation_label,
        variation_boundary,
        near_duplicates_disagree,
        annotator_drift,
        split_leak,
        missing_required_metadata,
        bad_date,
        duplicate_article,
        missing_provenance,
        missing_date,
    )
}
