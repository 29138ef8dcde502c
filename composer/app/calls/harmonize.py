"""``descant harmonize``: a melody in, four voices out, through the engine process."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from composer.app import paths
from composer.app.calls.candidate_options import add_candidate_options, as_json, outputs_of
from composer.app.calls.contract import (
    FAILED,
    UNUSABLE,
    CallFailed,
    Parser,
    opened,
    print_json,
    progress,
    write_all,
)
from composer.app.calls.engine import chosen_pack, run_request
from composer.app.calls.melody_option import chosen_melody
from composer.app.calls.steering import add_steering, steering_of, told, with_own_chords
from composer.app.harmony import write_candidate
from composer.app.melody import Melody, top_line
from composer.app.repainting import kept_notes
from composer.edit.document import Document
from composer.edit.masking import locks
from composer.engine.messages import (
    ROLES,
    Candidate,
    HarmonizeRequest,
    Message,
    Progress,
    VoiceNotes,
)
from composer.model.score import Score
from composer.model.voice import SATB, Role

_EPILOG = """\
The melody's notes stay as they are.  Three voices are added, on tracks named Soprano, Alto, Tenor
and Bass; tracks with those parts that IN has already are written anew, others are kept.

With --candidates N the likeliest one under the model is OUT.mid, the next OUT-2.mid, and so on to
OUT-N.mid.  The same --seed gives the same bytes on the same machine."""


def run(arguments: Sequence[str]) -> int:
    """See ``descant harmonize --help``."""
    parser = Parser("harmonize", "Adds three voices to a melody.", epilog=_EPILOG)
    parser.add_argument("input", metavar="IN", type=Path, help="a song or a MIDI file")
    parser.add_argument(
        "-o", "--output", metavar="OUT.mid", type=Path, required=True, help="the file to write"
    )
    parser.add_argument(
        "--voice", choices=ROLES, default="soprano", help="which voice the melody is (soprano)"
    )
    parser.add_argument(
        "--track",
        metavar="NAME",
        help="the track that is the melody, where IN has several (its name, or its number from 1)",
    )
    add_candidate_options(parser)
    add_steering(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    outputs = outputs_of(options, options.input)
    imported = opened(options.input)
    score = imported.score
    role = Role(options.voice)
    melody = chosen_melody(score, role, options.track, options.input)
    remarks = list(imported.notes_to_person)
    if melody.chords:
        remarks.append(
            f"The track “{melody.voice.name}” has notes that sound together; its highest notes "
            "are harmonised, all of them stay."
        )
    folders = paths.pack_folders()
    pack = chosen_pack(folders, options.pack, "coconet")
    seed = secrets.randbelow(2**31) if options.seed is None else options.seed
    try:
        request = HarmonizeRequest(
            id=1,
            revision=0,
            notes=melody.line,
            pack=pack.name,
            given_role=role.value,
            candidates=options.candidates,
            steps=options.steps,
            temperature=options.temperature,
            seed=seed,
            device=options.device,
            masks=locks(score.masks),
            kept=_kept(score, melody, role),
            present=_present(score, melody, role),
            steering=steering_of(options, score, melody.line[0].onset),
        )
    except ValueError as error:
        raise CallFailed(f"“{options.input.name}” cannot be used: {error}.", UNUSABLE) from error
    request = with_own_chords(options, score, request)
    candidates = _run_engine(folders, request)
    harmonised = [_harmonised(score, melody, candidate, request) for candidate in candidates]
    remarks = write_all(list(zip(harmonised, outputs, strict=True)), remarks)
    if options.json:
        print_json(
            {
                **as_json(candidates, outputs),
                "melody": {"track": melody.voice.name, "voice": role.value},
                "remarks": remarks,
            }
        )
    else:
        for path, candidate in zip(outputs, candidates, strict=True):
            print(f"{path}: model {candidate.pack}, seed {seed}{told(candidate)}")
    return 0


def _kept(score: Score, melody: Melody, role: Role) -> tuple[VoiceNotes, ...]:
    """What locks keep; the voice that has the melody's part by name makes way for it."""
    return tuple(kept for kept in kept_notes(score, melody.voice.id) if kept[0] != role.value)


def _present(score: Score, melody: Melody, role: Role) -> tuple[VoiceNotes, ...]:
    """What stands in the parts that are written anew."""
    parts = [score.voice_with_role(part) for part in SATB]
    return tuple(
        (part.role.value, top_line(notes)[0])
        for part in parts
        if part is not None and part.role is not role and part.id != melody.voice.id
        if (notes := score.notes_in_order(part.id))
    )


def _run_engine(folders: Sequence[Path], request: HarmonizeRequest) -> list[Candidate]:
    """The final candidates, the likeliest first."""
    finals: dict[int, Candidate] = {}
    with progress("Harmonising") as line:

        def take(message: Message) -> None:
            if isinstance(message, Progress):
                line.show(message.done, message.total)
            elif isinstance(message, Candidate) and message.final:
                finals[message.index] = message

        run_request(folders, request, take)
    if len(finals) != request.candidates:
        raise CallFailed("The model gave no harmonisation.", FAILED)
    return sorted(
        finals.values(), key=lambda c: (float("inf") if c.nats is None else c.nats, c.index)
    )


def _harmonised(
    score: Score, melody: Melody, candidate: Candidate, request: HarmonizeRequest
) -> Score:
    """A score with the candidate in it, and its tracks named and ordered as the contract says."""
    document = Document(score.copy())
    write_candidate(document, candidate, request, melody.voice.id)
    written = document.score.copy()
    voices = [
        replace(voice, name=voice.role.value.capitalize()) if voice.role in SATB else voice
        for voice in written.voices
    ]
    order = {role: place for place, role in enumerate(SATB)}
    voices.sort(key=lambda voice: order.get(voice.role, len(SATB)))
    written.voices = tuple(voices)
    return written
