"""Makes the PDF of an official form: pages, copies, footers and marks."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desk_app.domain.time.local_time import local
from desk_app.ports.forms import BrokenForm, ClosingSheet, FormRequest, RenderedForm
from desk_app.printing.forms.closing_sheet import closing_content
from desk_app.printing.forms.content import Filled, FormContent
from desk_app.printing.forms.contents import content_of
from desk_app.printing.forms.form_file import Align, FormFile
from desk_app.printing.forms.form_shelf import FormShelf, broken_forms
from desk_app.printing.forms.template import fill, plain
from desk_app.printing.pages.compose import Composed, compose
from desk_app.printing.pages.flow import Spot, draw_page
from desk_app.printing.pages.font_files import FontFiles
from desk_app.printing.pages.pen import Pen
from desk_app.printing.pages.symbols import MM
from desk_app.printing.pages.text_lines import break_lines
from desk_app.printing.pages.text_words import measure
from desk_app.printing.pages.typefaces import Typeface, load_typeface

_FOOTER_GAP = 1.6 * MM


class PdfForms:
    """The official forms as PDF; form files are looked up in folders, later ones before earlier ones.

    `find_fonts` is asked once, at the first form; `cache` keeps the small fonts made from it.
    """

    def __init__(self, folders: Sequence[Path], find_fonts: Callable[[], FontFiles], cache: Path) -> None:
        self.shelf = FormShelf(folders)
        self._folders = tuple(folders)
        self._find_fonts = find_fonts
        self._cache = cache
        self._typeface: Typeface | None = None

    def render(self, request: FormRequest) -> RenderedForm:
        """Make the PDF of a form for a dossier in the version in force on `request.on`."""
        return self.render_content(content_of(request), local(request.on).date())

    def render_closing(self, sheet: ClosingSheet) -> RenderedForm:
        """Make the PDF of a closed day's sheet in the version in force on `sheet.on`."""
        return self.render_content(closing_content(sheet), local(sheet.on).date())

    def broken(self) -> tuple[BrokenForm, ...]:
        """Give the form files that cannot be used."""
        return broken_forms(*self._folders)

    def render_content(self, content: FormContent, on: date) -> RenderedForm:
        """Make the PDF from content; raises PrintTrouble when no version of the form is in force on that day."""
        return self.draw(self.shelf.choose(content.form_id, on), content)

    def sample(self, form: FormFile) -> RenderedForm:
        """Make the PDF of a form with its own made-up content, for previews."""
        return self.draw(
            form, FormContent(form.id, form.sample.values, form.sample.tables, form.sample.code, True)
        )

    def draw(self, form: FormFile, content: FormContent) -> RenderedForm:
        """Make the PDF of one given version of a form."""
        typeface = self._ready_typeface()
        values = {**content.values, "code": content.code}
        if content.reprint_no > 0:
            values["reprint_no"] = str(content.reprint_no)
            values["reprint_mark"] = plain(form.marks.reprint, values, form.words)
        filled = Filled(values, form.words, content.tables, content.code)
        composed = compose(form, filled, typeface)
        pdf = _draw_pdf(form, filled, composed, content)
        return RenderedForm(form.id, form.version, pdf, hashlib.sha256(pdf).hexdigest())

    def _ready_typeface(self) -> Typeface:
        if self._typeface is None:
            self._typeface = load_typeface(self._find_fonts(), self._cache)
        return self._typeface


def _draw_pdf(form: FormFile, filled: Filled, composed: Composed, content: FormContent) -> bytes:
    out = io.BytesIO()
    side_by_side = content.side_by_side and len(form.copies) > 1
    size = (form.page.width * MM, form.page.height * MM)
    sheet = landscape(A4) if side_by_side else size
    # ASCII85 only swells the file; reportlab reads this switch from its global settings alone.
    rl_config.useA85 = 0
    font = composed.type_size.typeface.regular.name
    canvas = Canvas(out, pagesize=sheet, invariant=1, pageCompression=1, initialFontName=font)
    canvas.setTitle(content.code or form.id)
    canvas.setAuthor("")
    canvas.setSubject("")
    watermark = form.marks.practice if content.practice else ""
    for page in range(len(composed.pages)):
        _draw_body(canvas, composed, page, watermark, size)
    for copies in _sheets(form.copies, len(composed.pages), side_by_side):
        place = sheet[0] / len(copies)
        for number, (label, page) in enumerate(copies):
            canvas.saveState()
            canvas.translate(number * place + (place - size[0]) / 2, sheet[1] - size[1])
            canvas.doForm(_body_name(page))
            pen = Pen(canvas, size[1])
            _draw_footer(form, filled, composed, (label, page), pen)
            pen.finish()
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _body_name(page: int) -> str:
    return f"page{page + 1}"


def _draw_body(
    canvas: Canvas, composed: Composed, page: int, watermark: str, size: tuple[float, float]
) -> None:
    """Draw what all copies of a page share, once, as a form object of the PDF."""
    frame = composed.frame
    canvas.beginForm(_body_name(page), 0, 0, *size)
    pen = Pen(canvas, size[1])
    if watermark:
        pen.watermark(watermark, composed.type_size.typeface.bold, size)
    top, room = frame.top, frame.height
    if page:
        composed.continued.draw(pen, Spot(frame.left, top))
        top, room = top + composed.continued.height, room - composed.continued.height
    draw_page(composed.pages[page], pen, frame.left, top, room)
    pen.finish()
    canvas.endForm()


def _sheets(labels: Sequence[str], pages: int, side_by_side: bool) -> list[list[tuple[str, int]]]:
    """Say what stands on each sheet: pairs of copy label and page number."""
    if side_by_side:
        return [[(label, page) for label in labels] for page in range(pages)]
    return [[(label, page)] for label in labels for page in range(pages)]


def _draw_footer(
    form: FormFile, filled: Filled, composed: Composed, which: tuple[str, int], pen: Pen
) -> None:
    label, page = which
    values = {
        **filled.values,
        "copy_label": label,
        "page": str(page + 1),
        "pages": str(len(composed.pages)),
    }
    footer, frame = form.footer, composed.frame
    type_size = composed.type_size.plus(footer.size - composed.type_size.size)
    top = frame.top + frame.height + _FOOTER_GAP
    pen.rule(frame.left, top, frame.left + frame.width, top)
    places: tuple[tuple[str, Align], ...] = (
        (footer.left, "left"),
        (footer.center, "center"),
        (footer.right, "right"),
    )
    for text, align in places:
        runs = [run for run in fill(text, values, filled.words) if not run.blank]
        if runs:
            line = break_lines(measure(runs, type_size.typeface), type_size, frame.width, align=align)[0]
            pen.line_of_text(line, frame.left, top + 1)
