"""What the practice city brings to the day: joining, a pulled cable, another counter, matters to settle, four closings."""

from __future__ import annotations

from datetime import timedelta

from desk_app.demo.city_step import CityStep
from desk_app.demo.practice_city import PracticeCity
from desk_app.demo.practice_desk import DESK_NO, WARD, MorningClock
from desk_app.demo.second_desk import NUMBER, SecondDesk
from desk_app.demo.stage import DemoFailed, Stage
from desk_app.demo.staged_line import StagedLine
from desk_app.domain.dossier.dossier import Status
from desk_app.errors import StorageTrouble
from desk_app.ports.changes import Changes

CUT_AFTER = 3
"""Receptions of the morning before the cable is pulled."""
SAME = ("2.000884", "Bùi Thị Thu Hằng", "001095008642")
"""Comes to the other counter for what the first one took in already."""
OTHER = ("1.000656", "Phạm Thị Lan", "001180007777")
LATE = timedelta(hours=16, minutes=50)


class Afternoon:
    """Owns the city of the day; the morning calls `after_reception` and `before_returns` at their time."""

    def __init__(
        self, stage: Stage, city: PracticeCity, line: StagedLine, clock: MorningClock, other: SecondDesk
    ) -> None:
        self._stage = stage
        self._city = city
        self._line = line
        self._clock = clock
        self._other = other
        self._step = CityStep(stage)
        self.lines: list[str] = []

    def join(self) -> None:
        """Both counters join the city, the first one in its window."""
        invited = self._city.deed(lambda gateway: gateway.invite(WARD, DESK_NO))
        self._step.sign_in(supervisor=True)
        self._step.join(self._city.url, invited.code)
        self._step.leave_seat()
        second = self._city.deed(lambda gateway: gateway.invite(WARD, NUMBER))
        self._other.join(self._city.url, second.code)
        self._other.sync()
        self._tell(f"Hai quầy đã nối với thành phố thực hành {self._city.url}")

    def after_reception(self, number: int) -> None:
        """Pull the cable after a few citizens."""
        if number == CUT_AFTER:
            self._step.wait_until_sent()
            self._stage.picture("status-all-sent")
            self._city.stop()
            self._tell("Rút dây mạng: thành phố không còn trả lời, quầy vẫn tiếp nhận")

    def before_returns(self, codes: list[str]) -> None:
        """The city learns meanwhile that a citizen withdrew; the other counter takes in a dossier twice."""
        why = "Công dân xin rút trên Cổng dịch vụ công"
        self._city.deed(lambda gateway: gateway.operations.set_status(codes[0], Status.WITHDRAWN, note=why))
        self._tell(f"Quầy 2, cũng ngoại tuyến, tiếp nhận {self._other.receive(*SAME)}")

    def drive(self) -> None:
        """Let the network come back, settle what it brings, and close the day in four ways."""
        self._come_back()
        self._show_stop()
        self._settle()
        self._show_busy()
        self._skip_to(LATE)
        self._close_four_times()
        self._prove()

    def _come_back(self) -> None:
        stage = self._stage
        page = self._step.queue()
        self._step.send_now()
        stage.until(lambda: not stage.session.workplace.city.state.running, "a try in vain")
        stage.quiet()
        waiting, dossiers = stage.frame.watch.state.unsent, stage.frame.watch.state.dossiers
        stage.picture("status-offline")
        if waiting < 20:
            raise DemoFailed(f"only {waiting} entries wait after a morning offline")
        self._line.slow()
        self._city.start()
        self._step.send_now()
        stage.until(lambda: stage.frame.watch.state.sending is not None, "the sending")
        stage.until(page.progress.bar.isVisible, "the bar")
        stage.picture("status-sending")
        self._line.quick()
        self._step.wait_until_sent()
        self._tell(f"Có mạng lại: {dossiers} hồ sơ chờ gửi đã gửi hết")
        self._other.sync()
        self._step.send_now()
        stage.until(lambda: stage.frame.watch.state.to_settle > 1, "what needs attention")
        stage.picture("status-attention")

    def _show_busy(self) -> None:
        """Show a city that has too much to do and says when to come again."""
        stage = self._stage
        self._line.busy(busy=True)
        self._step.send_now()
        stage.until(lambda: stage.session.workplace.city.state.error is not None, "the busy city")
        stage.quiet()
        stage.picture("status-busy")
        self._line.busy(busy=False)
        self._step.send_now()
        stage.until(lambda: stage.session.workplace.city.state.error is None, "the city again")

    def _show_stop(self) -> None:
        """Show what a disk that is full would look like (nothing is full here)."""
        workplace = self._stage.session.workplace
        workplace.say_error(StorageTrouble("storage.disk_full", free=0))
        self._stage.picture("status-stop")
        workplace.hush()
        workplace.notices.publish(Changes(queue=True))
        self._stage.quiet()

    def _settle(self) -> None:
        stage = self._stage
        self._step.hand_over(supervisor=True)
        self._step.dossier_of_first("attention-dossier")
        for number in range(1, stage.frame.watch.state.to_settle + 1):
            self._step.settle_first("Đã gọi điện cho công dân và đối chiếu giấy tờ.", f"attention-{number}")
        self._step.queue()
        self._step.send_now()
        stage.until(lambda: not stage.frame.watch.state.to_settle, "nothing left to settle")
        self._step.wait_until_sent()
        stage.picture("status-all-settled")
        self._tell("Các việc cần xử lý đã được phụ trách giải quyết, có lý do")

    def _close_four_times(self) -> None:
        self._other.sync()
        self._close("", "close-1-all-sent")
        self._clock.skip(150)
        self._close("Quầy 2 đã tắt máy lúc 16:50, đã hỏi trực tiếp.", "close-2-silent")
        self._other.receive(*OTHER)
        self._other.break_off()
        self._close("Quầy 2 mất mạng giữa chừng, sẽ gửi sáng mai.", "close-3-difference")
        self._city.stop()
        self._close("Mất mạng toàn phường từ 19:20.", "close-4-offline")
        self._city.start()

    def _close(self, reason: str, picture: str) -> None:
        page = self._step.look_at_day()
        self._tell(self._step.close_day(page, reason, picture))

    def _prove(self) -> None:
        """After a last sending by both counters the city holds what they hold, and nothing branches."""
        self._other.sync()
        self._step.queue()
        self._step.send_now()
        self._step.wait_until_sent()
        report = self._city.deed(lambda gateway: gateway.operations.report())
        if any(desk.branches for desk in report.desks) or not self._other.prove():
            raise DemoFailed(f"the city disagrees: {report}")
        held = ", ".join(f"quầy {at}: {desk.entries}" for at, desk in enumerate(report.desks, start=1))
        self._tell(
            f"Thành phố giữ: {held} việc trong sổ, {report.dossiers} hồ sơ, {report.exceptions} việc cần xử lý"
        )

    def _skip_to(self, time_of_day: timedelta) -> None:
        now = self._clock.now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._clock.skip(max(0.0, (midnight + time_of_day - now).total_seconds() / 60))

    def _tell(self, line: str) -> None:
        self.lines.append(line)
        self._stage.say(line)
