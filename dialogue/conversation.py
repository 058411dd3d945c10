"""The conversation: ``step(event, now) -> commands``, a deterministic function of the events it was given.

It runs a stack of flows. What every move shares is decided here, in this order, for everything that is
heard: safety, stop, an answer the move takes, commands that work anywhere, branches, no-match.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dialogue.commands import AdjustDial, Command, Dial, End, ForgetPlan, KeepPlan, RememberEvening, RestTalking
from dialogue.consent import free_consent
from dialogue.evening import Evening, Finish, Mode
from dialogue.events import (
    ButtonDown,
    Event,
    Heard,
    HearingBack,
    HearingLost,
    Held,
    MicrophoneBack,
    MicrophoneLost,
    NothingHeard,
    Pressed,
    ReadingBack,
    ReadingLost,
    Spoken,
    Started,
    TimerFired,
    VoiceBegan,
)
from dialogue.floor import (
    Gravity,
    clear_answer,
    gravity,
    is_never_taken_back,
    may_be_no_stop,
    replaces,
    waits_for_turn_end,
)
from dialogue.flows.branches import ASIDES, branch, in_the_moment, leaves_trust
from dialogue.flows.faults import deaf
from dialogue.flows.whole_evening import FLOWS
from dialogue.help_numbers import spoken_numbers
from dialogue.move_handlers.asking import Asking
from dialogue.move_handlers.breathing import Breathing
from dialogue.move_handlers.breathing_together import BreathingTogether
from dialogue.move_handlers.move_handler import MoveHandler
from dialogue.move_handlers.outbox import Outbox
from dialogue.move_handlers.resting import Grounding, Resting
from dialogue.move_handlers.saying import Saying
from dialogue.move_handlers.sharing import Sharing
from dialogue.moves import (
    Ask,
    Breathe,
    BreatheTogether,
    Ended,
    Flow,
    GiveFloor,
    GoTo,
    Ground,
    LockTalking,
    Move,
    Note,
    Reply,
    Rest,
    SavePlan,
    Say,
)
from dialogue.questions import Question, QuestionKind
from dialogue.script import Script
from dialogue.shared_breaths import lead_seconds
from dialogue.stages import where
from dialogue.states import DeviceState
from dialogue.turn_ends import Due, TurnEnds, ordinary
from dialogue.understanding import understand_heard
from dialogue.understanding.denials import denies
from dialogue.understanding.intents import Intent, Meaning, Source
from dialogue.understanding.spoken_commands import CORE_COMMANDS, load_commands

DIALS: Mapping[Intent, tuple[Dial, int]] = {
    Intent.LOUDER: (Dial.VOLUME, 1),
    Intent.QUIETER: (Dial.VOLUME, -1),
    Intent.FASTER: (Dial.RATE, 1),
    Intent.SLOWER: (Dial.RATE, -1),
    Intent.HIGHER: (Dial.PITCH, 1),
    Intent.LOWER: (Dial.PITCH, -1),
    Intent.BRIGHTER: (Dial.BRIGHTNESS, 1),
    Intent.DIMMER: (Dial.BRIGHTNESS, -1),
}
TALK_STAGES = frozenset(where(lambda stage: stage.is_talk))
_CLOCK_STOPS = frozenset({DeviceState.TIME_OUT, DeviceState.PAUSED, DeviceState.PAUSED_DEAF, DeviceState.DEAF})


@dataclass(slots=True)
class _Frame:
    """A flow on the stack, and the replies that its moves had, so that it can be run again up to an earlier question.

    evening: the facts it began with.
    """

    begin: Callable[[], Flow[object]]
    flow: Flow[object]
    evening: Evening
    replies: list[tuple[Move, Reply]] = field(default_factory=list)
    move: Move | None = None
    handler: MoveHandler | None = None
    guards: Gravity | None = None  # a safety flow: the danger it is about
    is_over: bool = False  # its move is done, and what is due comes before the next one
    due: list[Due] = field(default_factory=list)


class Conversation:
    """One evening. Make it with the script, then give it ``Started`` and every event after it."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.evening = Evening()
        self.ended = False
        self.finish = Finish.END  # of use once it has ended
        self._commands = load_commands()
        self._outbox = Outbox(script, 0, CORE_COMMANDS, {})
        self._stack: list[_Frame] = []
        self._started_at = 0.0
        self._cap_seconds = 0.0
        self._talk_ends_at: float | None = None
        self._turn_ends = TurnEnds(0)
        self._stopped_clock_seconds = 0.0
        self._press_spent = False
        self._cutting = False
        self._unread = False  # words come without the reader's opinion

    # -- the one entry -----------------------------------------------------------------------------

    def step(self, event: Event, now: float) -> tuple[Command, ...]:
        """What to do about ``event`` at ``now`` (seconds, monotonic, never earlier than before)."""
        if not self.ended:
            self._take(event, now)
        return self._outbox.drain()

    @property
    def awaits_answer(self) -> bool:
        """Whether a question or a turn waits for a person to speak: what a typed line would answer."""
        return self._outbox.listening is not None and isinstance(self._handler, Asking | Sharing)

    @property
    def ear_open(self) -> bool:
        """Whether the ear is open."""
        return self._outbox.listening is not None

    @property
    def stage(self) -> str:
        """Where the evening stands: the stage of the last line of its flow."""
        return self._outbox.stage

    @property
    def _handler(self) -> MoveHandler | None:
        return self._stack[-1].handler if self._stack else None

    @property
    def _guarded(self) -> Gravity | None:
        """The danger whose flow has the floor, if one has."""
        return self._stack[-1].guards if self._stack else None

    def _take(self, event: Event, now: float) -> None:
        handler = self._handler
        match event:
            case Started():
                self._start(event, now)
            case Held():
                self.finish = Finish.STOP
                self._stop()
            case ButtonDown():
                self._button_down(now)
            case Pressed():
                self._pressed(now)
            case Heard():
                self._heard(event, now)
            case Spoken(utterance) if utterance == self._outbox.utterance:
                self._outbox.spoken()
                if isinstance(handler, Asking | Sharing | BreathingTogether) and self._waits_for_ear(handler):
                    self._wait_deaf(handler, now)  # its ear was lost while the question sounded
                    return
                self._go_on_if(handler is not None and handler.spoken(now), now)
            case VoiceBegan(listen) if listen == self._outbox.listening and handler is not None:
                handler.voice_began(now)
            case NothingHeard():
                self._nothing_heard(event, now)
            case TimerFired():
                self._outbox.woken()
                self._go_on_if(handler is not None and handler.tick(now), now)
            case MicrophoneLost() | HearingLost(again=True):
                self._lose_hearing(now)
            case HearingLost():
                if self._outbox.listening is not None and handler is not None:
                    handler.aside("fault.moment", now)
            case MicrophoneBack() | HearingBack():
                self._regain_hearing(now)
            case ReadingLost():
                self._unread = True
                if handler is not None and self._outbox.utterance is None and self._waits_for_ear(handler):
                    self._wait_deaf(handler, now)
            case ReadingBack() if self._unread:
                self._unread = False
                self._regain_hearing(now)
            case _:
                pass  # late news of an utterance or a Listen that is no more

    # -- beginning and end ---------------------------------------------------------------------------

    def _start(self, event: Started, now: float) -> None:
        self.evening = Evening(
            seed=event.seed,
            hearing=event.open_hearing,
            locked=event.locked,
            first_run=event.first_run,
            locale=event.locale,
            numbers_old=event.numbers_old,
            plan_kept=event.plan,
            breathing_seconds=event.breathing_seconds,
        )
        self._cap_seconds = event.cap_seconds
        self._talk_ends_at = None if event.talk_seconds is None else now + event.talk_seconds
        self._turn_ends = TurnEnds(event.seed)
        self._outbox = Outbox(self.script, event.seed, CORE_COMMANDS, spoken_numbers(event.locale))
        self._started_at = now
        self._go_to("evening", now)

    def _go_to(self, name: str, now: float) -> None:
        """Leave everything and run the named flow."""
        evening = self.evening
        self._turn_ends.leave()
        self.finish = Finish.NEUTRAL_STOP if name == "neutral_stop" else Finish.END
        if name == "neutral_stop":
            self._outbox.begin_anew()  # not even by a pause does it tell what came before
        self._outbox.hush()
        self._outbox.close_ear()
        self._outbox.wake_at(None)
        self._stack.clear()
        self._push(lambda: FLOWS[name](evening), now)

    def _push(self, begin: Callable[[], Flow[object]], now: float, guards: Gravity | None = None) -> None:
        self._stack.append(_Frame(begin, begin(), self.evening, guards=guards))
        self._advance(None, now)

    def _stop(self) -> None:
        """STOP: at once, no line, end light. Every end comes through here, so all look alike."""
        self._outbox.hush()
        self._outbox.close_ear()
        self._outbox.wake_at(None)
        self._outbox.show(DeviceState.ENDING)
        if self.evening.two_came:
            self._keep(RememberEvening())
        self._outbox.emit(End())
        self._stack.clear()
        self.evening = Evening()
        self._turn_ends = TurnEnds(0)
        self.ended = True

    # -- running flows -------------------------------------------------------------------------------

    def _go_on_if(self, done: bool, now: float) -> None:
        """A move handler was told something; go on where its move is done."""
        if done and self._stack:
            if getattr(self._handler, "nobody", False):
                self._stop()
            else:
                self._finish_move(now)

    def _finish_move(self, now: float) -> None:
        """The move on top is done: what is due at its end comes first, then the flow goes on."""
        frame = self._stack[-1]
        assert frame.move is not None
        assert frame.handler is not None
        if frame.guards is None and not frame.is_over:
            frame.due = self._turn_ends.after(
                frame.move,
                frame.handler.question,
                self.evening,
                self.stage,
                in_between=len(self._stack) > 1,
                is_over=self._is_past_the_hour(now),
                ends_soon=self._ends_soon(now),
            )
            frame.is_over = True
        if frame.due:
            interlude, guards = frame.due.pop(0)
            self._interrupt(interlude, now, guards)
        else:
            self._advance(frame.handler.reply, now)

    def _advance(self, reply: Reply, now: float) -> None:
        """Give the flow on top its reply and begin what it asks for next, until something takes time."""
        while True:
            frame = self._stack[-1]
            if frame.move is not None:
                self._count_stopped_clock(frame.move, reply)
                frame.replies.append((frame.move, reply))
                frame.move = frame.handler = None
                frame.is_over = False
            try:
                move = frame.flow.send(reply) if frame.replies else next(frame.flow)
            except StopIteration as end:
                if self._leave(end.value, now):
                    return
                continue
            frame.move = move
            ready, reply = self._at_once(move)
            if ready:
                continue
            if isinstance(move, Say) and self._cutting:
                reply = None
                continue
            self._handle(frame, move, now)
            return

    def _leave(self, result: object, now: float) -> bool:
        """The flow on top is over. True: something is going on now; never False with an empty stack."""
        self._stack.pop()
        if isinstance(result, GoTo):
            self._go_to(result.flow, now)
        elif not self._stack:
            self._stop()
        else:
            below = self._handler
            assert below is not None  # an interlude interrupts a move that is being performed
            if self._stack[-1].is_over:
                self._finish_move(now)
            else:
                self._go_on_if(below.begin(now), now)
        return True

    def _at_once(self, move: Move) -> tuple[bool, Reply]:
        """Moves that take no time: whether it was one, and its reply."""
        match move:
            case Note(changes):
                self._note(changes)
                return True, self.evening
            case SavePlan(plan):
                self._keep(ForgetPlan() if plan is None else KeepPlan(plan))
                return True, None
            case LockTalking():
                self._keep(RestTalking())
                return True, None
            case _:
                return False, None

    def _note(self, changes: Mapping[str, object]) -> None:
        """Write facts into the evening. Where one of two goes on alone, theirs is over; what follows leaves nothing."""
        noted = self.evening.noted(changes)
        if self.evening.two_came and not noted.two_came:
            self._keep(RememberEvening())
        self.evening = noted

    def _keep(self, command: KeepPlan | ForgetPlan | RestTalking | RememberEvening) -> None:
        """Let something outlive the evening, if it is one of two people: METHOD 2.6. Nothing else may."""
        if self.evening.together:
            self._outbox.emit(command)

    def _handle(self, frame: _Frame, move: Move, now: float) -> None:
        if isinstance(move, Say | Ask | GiveFloor):
            name = move.line if isinstance(move, Say) else move.question
            if len(self._stack) == 1:
                self._outbox.stage = name.partition(".")[0]
            if (
                not isinstance(move, Say)
                and len(self._stack) == 1  # what comes in between is no turn: danger is answered first
                and self.stage in TALK_STAGES
                and (self._active_seconds(now) >= self._cap_seconds or self._is_past_the_hour(now))
            ):
                self._go_to("neutral_stop", now)
                return
        if not isinstance(move, Say):
            self._cutting = False
        frame.handler = self._handler_of(move)
        if self._waits_for_ear(frame.handler):
            self._wait_deaf(frame.handler, now)
            return
        late = self._danger_due() if isinstance(move, Ask | GiveFloor) and frame.guards is None else None
        if late is not None:  # it was heard when its turn was over already
            self._interrupt(late[0], now, late[1])
            return
        self._go_on_if(frame.handler.begin(now), now)

    def _danger_due(self) -> Due | None:
        return self._turn_ends.danger_due(self.evening, self.stage)

    def _handler_of(self, move: Move) -> MoveHandler:
        match move:
            case Say():
                return Saying(self._outbox, move)
            case Ask():
                return Asking(self._outbox, move)
            case GiveFloor():
                return Sharing(self._outbox, move)
            case Breathe():
                return Breathing(self._outbox, move)
            case BreatheTogether():
                return BreathingTogether(self._outbox, move)
            case Ground():
                return Grounding(self._outbox, move)
            case Rest():
                return Resting(self._outbox, move)
            case _:
                raise AssertionError(f"{type(move).__name__} takes no time")

    def _active_seconds(self, now: float) -> float:
        return now - self._started_at - self._stopped_clock_seconds

    def _is_past_the_hour(self, now: float) -> bool:
        """Whether two people talk past the hour until which they wanted to. It is a time of day, so breaks count."""
        talking = self.evening.mode.two_people and self.stage in TALK_STAGES
        return talking and self._talk_ends_at is not None and now >= self._talk_ends_at

    def _ends_soon(self, now: float) -> bool:
        """Whether the clock ends the talk before long."""
        soon = now + lead_seconds(self.evening.seed)
        capped = self._active_seconds(soon) >= self._cap_seconds
        return capped or (self._talk_ends_at is not None and soon >= self._talk_ends_at)

    def _count_stopped_clock(self, move: Move, reply: Reply) -> None:
        if isinstance(move, Rest) and move.state in _CLOCK_STOPS and isinstance(reply, Ended):
            self._stopped_clock_seconds += reply.seconds

    # -- what is heard -------------------------------------------------------------------------------

    def _nothing_heard(self, event: NothingHeard, now: float) -> None:
        """Noise, unless what it may have been is danger."""
        handler = self._handler
        if self._understood(event) is not None:
            heard = Heard(event.listen, None, "", now, event.second_best, second_opinion=event.second_opinion)
            self._heard(heard, now)
        elif event.listen == self._outbox.listening and handler is not None:
            handler.nothing_heard(now)

    def _question_of(self, listen: int) -> Question | None:
        """The question that this Listen's words may answer; None where they are late or nothing was asked."""
        handler = self._handler
        return handler.question if handler is not None and listen == self._outbox.listening else None

    def _understood(self, event: Heard | NothingHeard) -> Meaning | None:
        """What the words mean, or what danger the second-best hold, which do not count beside an accepted phrase."""
        question = self._question_of(event.listen)
        stage = question.stage if question is not None else self.stage
        words, opinion, second_best = None, None, event.second_best
        if isinstance(event, Heard):
            words, opinion = event.open, event.opinion
            second_best = second_best if event.answer is None else None
        return understand_heard(
            words,
            second_best,
            stage=stage,
            question=question,
            opinion=opinion,
            second_opinion=event.second_opinion,
        )

    def _heard(self, event: Heard, now: float) -> None:
        handler = self._handler
        current = event.listen == self._outbox.listening
        question = self._question_of(event.listen)
        said = self._understood(event)
        guarded = self._guarded
        answers = said is not None and current and handler is not None and said.intent in handler.takes
        if (
            guarded is not None
            and said is not None
            and replaces(said, guarded, asked=question is not None)
            and self._branch(said, now, instead=True)
        ):
            return
        if guarded is None and said is not None and said.safety is not None and not answers:
            if self._answers_danger(said, question, now):
                return
            said = ordinary(said, question)
        meaning = self._meaning_of(event, said, question.phrases if question else {})
        either = {heard.intent for heard in (said, meaning) if heard is not None}  # of the two hearings one suffices
        if Intent.STOP in either and not may_be_no_stop(question, event):
            self.finish = Finish.STOP
            self._stop()
            return
        if not current or handler is None:
            return  # late: only safety and stop still count
        if guarded is not None:
            self._heard_in_safety(event, said, handler, now)
            return
        if event.open is None and self._is_in_talk:
            self._lose_hearing(now)  # what cannot be heard openly cannot be safe
            return
        if meaning is None:
            if event.open is None:
                handler.nothing_heard(now)
                return
            meaning = Meaning(Intent.OUT_OF_SCOPE, because=("somebody spoke, and no word is sure",), source=Source.REST)
        if meaning.says_nothing:
            handler.nothing_heard(now)
            return
        if question is not None and question.kind is QuestionKind.CONSENT:
            meaning = free_consent(meaning, said, event, question)
        self._act_on(meaning, handler, now)

    def _answers_danger(self, said: Meaning, question: Question | None, now: float) -> bool:
        """Whether a danger is met now. Otherwise it waits for the end of the turn, or only adds to other signs."""
        move = self._stack[-1].move if self._stack else None
        sign = self._turn_ends.weighed(said, self.evening, self.stage, move, question)
        if branch(sign, self.evening, self.stage) is None:
            return False
        if question is None and isinstance(move, Say | Ask | GiveFloor):
            move = GiveFloor("")  # it comes late, into a line or a turn that is not its own
        if waits_for_turn_end(sign, move, self.evening.mode):
            self._turn_ends.wait_with(sign)
            return False
        return self._branch(sign, now)

    def _heard_in_safety(self, event: Heard, said: Meaning | None, handler: MoveHandler, now: float) -> None:
        """A safety flow has the floor: its clear answer, or what is safer; no command, no branch, no aside."""
        question = handler.question
        if said is not None and said.safety is not None and Intent.SAFE_SELF_HARM in handler.takes:
            # Whatever danger is said where help was just told, it is told again: "I've taken pills" is no good night.
            self._go_on_if(handler.heard(replace(said, intent=Intent.SAFE_SELF_HARM), now), now)
        elif said is not None and said.intent in handler.takes and (question is None or said.safety is not None):
            self._go_on_if(handler.heard(said, now), now)
        elif event.answer is None and (not event.open or (said is not None and said.says_nothing)):
            handler.nothing_heard(now)  # a sound; silence does the rest
        elif question is not None:
            answer = clear_answer(question, event.open, event.answer, said)
            if answer is None:
                self._answer_safely(handler, now)
            else:
                self._go_on_if(handler.heard(answer, now), now)

    def _answer_safely(self, handler: MoveHandler, now: float) -> None:
        """What is not a clear answer to a safety question is the safer one."""
        if handler.question is not None:
            handler.reply = handler.question.otherwise
            self._go_on_if(True, now)

    def _meaning_of(self, event: Heard, said: Meaning | None, phrases: Mapping[str, Meaning]) -> Meaning | None:
        """The accepted phrase's meaning if there is one that is not denied, else what the open hearing understood."""
        if event.answer is None:
            return said
        accepted = None
        if event.answer in phrases:
            accepted = phrases[event.answer]
        elif event.answer in self._commands:
            accepted = Meaning(self._commands[event.answer], because=("command phrase",), source=Source.COMMAND)
        if accepted is None or (event.open is not None and denies(event.open, accepted.intent)):
            return said
        return accepted

    def _act_on(self, meaning: Meaning, handler: MoveHandler, now: float) -> None:
        """An answer the move takes, a command that works anywhere, a branch, or no-match."""
        intent = meaning.intent
        if meaning.slots.get("interrupted"):
            handler.aside("dialogue.one_at_a_time", now)
        elif self._comes_first(meaning) and self._branch(meaning, now):
            pass
        elif intent in handler.takes:
            self._go_on_if(handler.heard(meaning, now), now)
        elif intent in DIALS:
            self._outbox.emit(AdjustDial(*DIALS[intent]))
            handler.aside("ladder.done", now)
        elif intent in ASIDES:
            handler.aside(ASIDES[intent], now)
        elif intent is Intent.REPEAT:
            self._go_on_if(handler.begin(now), now)
        elif intent is Intent.MORE_TIME:
            handler.aside("ladder.take_time", now)
        elif intent is Intent.HELP:
            self._help(handler, now)
        elif intent is Intent.BACK and is_never_taken_back(self._stack[0].replies, self.script):
            handler.aside("ladder.another_time", now)
        elif intent is Intent.BACK:
            self._back(now)
        elif intent is Intent.SKIP:
            if handler.question is not None:
                handler.reply = handler.question.otherwise
                self._go_on_if(True, now)
        elif intent is Intent.NOT_FOR_DEVICE and not meaning.slots.get("child_present"):
            handler.nothing_heard(now)
        elif not self._branch(meaning, now):
            self._go_on_if(handler.heard(meaning, now), now)

    def _comes_first(self, meaning: Meaning) -> bool:
        """Whether it counts more than an answer that the move takes."""
        return in_the_moment(meaning, self.stage) or leaves_trust(meaning, self.evening, self.stage)

    def _help(self, handler: MoveHandler, now: float) -> None:
        if handler.question is not None and handler.question.phrases:
            handler.aside("ladder.can_answer", now, {"choices": self.script.choices_of(handler.question)})
        else:
            handler.aside("ladder.can_say", now)

    def _branch(self, meaning: Meaning, now: float, *, instead: bool = False) -> bool:
        """Push the interlude that this meaning calls for, if any; ``instead``: in the place of the flow on top."""
        interlude = branch(meaning, self.evening, self.stage)
        if interlude is None:
            return False
        if instead:
            self._stack.pop()
        self._interrupt(interlude, now, gravity(meaning))
        return True

    def _interrupt(self, interlude: Callable[[], Flow[object]], now: float, guards: Gravity | None) -> None:
        self._outbox.hush()
        self._outbox.close_ear()
        self._push(interlude, now, guards)

    def _back(self, now: float) -> None:
        """Run the main flow again without its last answer."""
        replies = list(self._stack[0].replies)
        dropped: list[Move] = []
        while replies and not isinstance(replies[-1][0], Ask | GiveFloor):
            dropped.append(replies.pop()[0])
        if any(isinstance(move, SavePlan) and move.plan is not None for move in dropped):
            self._keep(ForgetPlan())  # they are asked again whether it is to be kept
        before = self.evening
        self.rerun(tuple(reply for _, reply in replies[:-1]), now)
        # What happened tonight stays true, whichever question is asked again.
        self.evening = replace(
            self.evening,
            anger_pauses=before.anger_pauses,
            contempt_named=before.contempt_named,
            no_breath=before.no_breath,
            self_harm_denials=before.self_harm_denials,
            card_named=before.card_named,
            pattern=before.pattern,
        )

    def rerun(self, replies: tuple[Reply, ...], now: float) -> None:
        """Begin the main flow anew, give it these replies unperformed, and go on from there.

        It is how "back" works, and how a test reaches any state without living through what leads to it.
        """
        del self._stack[1:]
        self._outbox.hush()
        self._outbox.close_ear()
        self._outbox.wake_at(None)
        frame = self._stack[0]
        frame.flow, frame.replies, frame.move, frame.handler = frame.begin(), [], None, None
        frame.is_over, frame.due = False, []
        self.evening = frame.evening  # a choice that is taken back was never made
        for reply in replies:
            self._record(frame, reply)
        self._advance(replies[-1] if replies else None, now)

    def _record(self, frame: _Frame, reply: Reply) -> None:
        """Let a flow make its next move and remember ``reply`` as the answer to it."""
        move = frame.flow.send(frame.replies[-1][1]) if frame.replies else next(frame.flow)
        frame.replies.append((move, reply))
        if isinstance(reply, Evening):
            self.evening = reply

    # -- the button ----------------------------------------------------------------------------------

    def _button_down(self, now: float) -> None:
        """Speech fades at once and we are at the question; the release that follows is spent."""
        self._press_spent = False
        handler = self._handler
        if self._outbox.utterance is None or handler is None:
            return
        self._press_spent = True
        self._cutting = isinstance(handler, Saying)
        self._outbox.hush()
        self._go_on_if(handler.cut(now), now)

    def _pressed(self, now: float) -> None:
        if self._press_spent:
            self._press_spent = False
            return
        handler = self._handler
        if self._outbox.utterance is not None:
            self._button_down(now)  # a press that came without its going down: signals, typed presses
            self._press_spent = False
        elif handler is not None:
            self._go_on_if(handler.pressed(now), now)

    # -- losing and regaining hearing ------------------------------------------------------------------

    def _works_deaf(self, handler: MoveHandler) -> bool:
        """Calm, breaks and ratings go on by light, voice and button alone."""
        question = handler.question
        return question is None or question.kind is QuestionKind.RATING

    def _waits_for_ear(self, handler: MoveHandler) -> bool:
        """Whether this can go on only with its ear, and there is none: in talk, what nobody reads is as unheard.

        Breathing and what comes before talk go on by the tables, and so does a safety question: its answers are exact.
        """
        if self._works_deaf(handler):
            return False
        if self._unread and self._guarded is None and self._is_in_talk:
            self._outbox.close_ear()
            self._outbox.deaf = True
        return self._outbox.deaf

    @property
    def _is_in_talk(self) -> bool:
        return self.evening.mode is not Mode.CALM and self.stage in TALK_STAGES

    def _lose_hearing(self, now: float) -> None:
        if self._outbox.deaf:
            return
        self._outbox.close_ear()
        self._outbox.deaf = True
        handler = self._handler
        if handler is None or self._outbox.utterance is not None:
            return  # the line is finished first; the next question notices
        if self._works_deaf(handler):
            self._go_on_if(handler.begin(now), now)
        else:
            self._wait_deaf(handler, now)

    def _wait_deaf(self, handler: MoveHandler, now: float) -> None:
        """Talk waits for its ear; a safety question does not."""
        if self._guarded is not None:
            self._answer_safely(handler, now)
        else:
            self._push(lambda: deaf(self.evening, self.stage), now)

    def _regain_hearing(self, now: float) -> None:
        if not self._outbox.deaf:
            return
        self._outbox.deaf = False
        handler = self._handler
        if handler is not None and self._outbox.utterance is None:
            self._go_on_if(handler.begin(now), now)
