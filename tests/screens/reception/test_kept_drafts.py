"""What is typed survives a crash and comes back as it was (invariant I8)."""

from __future__ import annotations

from desk_app.screens.requests import ResumeDraft
from tests.builders import CLERK, kept_drafts
from tests.screens.reception.counter import CARD, ReceptionCounter


def kept(counter: ReceptionCounter) -> int:
    return len(kept_drafts(counter.memory.desk.context))


def test_a_half_typed_form_is_kept_within_seconds(counter: ReceptionCounter) -> None:
    counter.type("0011901")
    counter.program.bot.waitUntil(lambda: kept(counter) == 1)
    draft = kept_drafts(counter.memory.desk.context)[0]
    assert draft.user == CLERK.user
    assert "0011901" in draft.content


def test_keeping_is_not_put_off_by_typing_on(counter: ReceptionCounter) -> None:
    timer = counter.page.keeper._timer
    counter.type("0")
    before = timer.remainingTime()
    counter.type("0")
    assert timer.isActive()
    assert timer.remainingTime() <= before


def test_a_form_kept_before_a_crash_comes_back_whole_and_is_saved_once(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("xntthn")
    counter.press("Down", "Space")
    counter.page.keeper.keep_now()
    counter.program.settle()
    draft = kept_drafts(counter.memory.desk.context)[0]
    before = counter.page.form.state()

    counter.press("F2")
    counter.program.frame.workplace.open_page(ResumeDraft(draft))
    counter.program.settle()
    assert counter.page.form.state() == before
    code = counter.save()
    assert counter.dossier(code).dossier_id == draft.draft_id
    assert kept(counter) == 0


def test_a_draft_saved_in_the_moment_of_the_crash_makes_no_second_dossier(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.page.keeper.keep_now()
    counter.program.settle()
    draft = kept_drafts(counter.memory.desk.context)[0]
    code = counter.save()

    counter.program.frame.workplace.open_page(ResumeDraft(draft))
    counter.program.settle()
    assert counter.save() == code


def test_an_emptied_form_is_forgotten(counter: ReceptionCounter) -> None:
    counter.type("0")
    counter.page.keeper.keep_now()
    counter.program.settle()
    assert kept(counter) == 1
    counter.press("Backspace")
    counter.program.bot.waitUntil(lambda: kept(counter) == 0)


def test_leaving_the_page_keeps_the_form_at_once(counter: ReceptionCounter) -> None:
    counter.type("00119")
    counter.press("F5")
    assert kept(counter) == 1


def test_a_draft_of_another_program_version_is_refused_in_words(counter: ReceptionCounter) -> None:
    counter.memory.desk.reception.keep_draft("draft-1", CLERK.user, '{"schema": 99}')
    draft = kept_drafts(counter.memory.desk.context)[0]
    counter.program.frame.workplace.open_page(ResumeDraft(draft))
    counter.program.settle()
    assert "không mở được" in counter.program.notice
