"""What two programs have to say of a PDF against PDF/UA-1 (ISO 14289-1): all that a machine can tell."""

from pathlib import Path

import page
import pdfua

CRASHES = {"UA-14-001": "cannot get key '/is_integer' on object of type array"}
"""Rules of pdfua 0.1.3 that fall over a list where LibreOffice writes one, and with which words. This one looks for
empty headings, which no document of jdgen has (the fourth law)."""


def complaints(pdf: Path) -> list[str]:
    """All that page-validation and pdfua complain of; also a rule that could not be asked, but for `CRASHES`."""
    found = [f"{failure.rule_id}: {failure.message}" for failure in page.validate_pdf(pdf, profile="ua1").failures]
    outcomes = pdfua.validate(str(pdf)).outcomes
    found += [f"{finding.rule_id}: {finding.message}" for outcome in outcomes for finding in outcome.findings]
    for outcome in outcomes:
        why = outcome.skipped_reason
        if why and not (outcome.rule_id in CRASHES and CRASHES[outcome.rule_id] in why):
            found.append(f"{outcome.rule_id} was not asked: {why}")
    return found
