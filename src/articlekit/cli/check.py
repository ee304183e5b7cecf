"""`articlekit check`."""

from __future__ import annotations

import os

from articlekit.cli import check_options as options
from articlekit.cli.options import Articles, Layer, Root, chosen_layer, open_corpus
from articlekit.cli.rule import rule


def check(
    articles: Articles = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    fix: options.Fix = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    format: options.Format = None,
    output: options.Outputs = None,
    statistics: options.Statistics = False,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    baseline: options.BaselineFile = None,
    write_baseline: options.WriteBaseline = None,
    explain: options.Explain = None,
    show_settings: options.ShowSettings = False,
    watch: options.Watch = False,
    quiet: options.Quiet = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    layer: Layer = None,
    root: Root = None,
) -> int:
    """Check annotations for consistency, and fix what can be fixed.

    Files keep their schema, spans stand where they say, references lead somewhere, quotes, numbers and organisations agree
    with the text and with each other. `articlekit rule` lists the rules.

    Exit status: 0 nothing wrong, 1 errors or warnings (or a diff), 2 something could not be checked.

    \b
    Examples:
      articlekit check
      articlekit check river-floods --format concise
      articlekit check --diff --unsafe-fixes
      articlekit check --select N,Q00 -o sarif:report.sarif -o github:-
    """
    from articlekit.cli.check_outputs import targets  # these take longer to load than help should take
    from articlekit.cli.check_settings import settings_that_hold, show
    from articlekit.cli.checking import Job, run
    from articlekit.cli.watching import watched

    if explain is not None:
        rule(explain)
        return 0
    corpus, where = open_corpus(root), targets(format, output)
    if show_settings:
        show(settings_that_hold(corpus, select, extend_select, ignore, fail_on))
        return 0
    name = chosen_layer(corpus, layer, quiet)

    def once() -> int:
        settings = settings_that_hold(corpus, select, extend_select, ignore, fail_on).settings
        return run(
            Job(corpus, name, articles, settings, where, jobs or os.cpu_count() or 1, not no_cache, fix, unsafe_fixes,
                diff, baseline, write_baseline, statistics, exit_zero, quiet)
        )  # fmt: skip

    return watched(corpus, once) if watch else once()
