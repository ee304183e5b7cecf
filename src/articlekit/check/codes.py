"""The codes of all rules, in the table's order: loading the rules takes longer than checking a corpus that has not changed."""

from __future__ import annotations

CODES = tuple(
    """
    S001 S002 S003 S004 S005 S006
    A001 A002 A003 A004 A005 A006 A007
    R001 R002 R003 R004
    Q001 Q002 Q003 Q004 Q005 Q006 Q007 Q008 Q009 Q010 Q011 Q012
    N001 N002 N003 N004 N005 N006 N007 N008 N009 N010
    O001 O002 O003 O004 O005 O006
    C001 C002 C003 C004 C005 C006
    M001 M002 M003 M004 M005
    """.split()
)
OVER_THE_CORPUS = tuple("Q011 O001 C001 C002 C003 C004 C005 C006 M003".split())
