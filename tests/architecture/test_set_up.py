"""`./run` and `./test` on machines where things are missing.

The scripts are the real ones, in a folder of their own with blanks and accents in its name, and
with a PATH that holds a few system programs and stand-ins for Python, pip and apt-get, since a
real set-up takes minutes and the network.
"""

from __future__ import annotations

import shutil
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SYSTEM_PROGRAMS = (
    *("sh", "env", "dirname", "readlink", "sha256sum", "cat", "sed", "tail", "tr", "mktemp"),
    *("rm", "mkdir", "mv", "flock", "touch", "chmod", "cp"),
)
PROGRAMS_OF_THE_TESTS = (
    *("Xvfb", "xdotool", "openbox", "import", "jackd", "sox"),
    *("appstreamcli", "desktop-file-validate", "update-mime-database"),
)

# A Python for tests: it fits, makes "virtual environments" that are copies of itself, notes each
# call of pip, and as the program says which arguments it was given.
PYTHON = r"""#!/bin/sh
case "$*" in
*"-m venv"*)
    for folder in "$@"; do :; done
    mkdir -p "$folder/bin" && cp "$0" "$folder/bin/python" ;;
*"-m pip"*)
    echo "$*" >>"$NOTES/pip"
    echo 'pip speaks at length'
    [ ! -e "$NOTES/pip-fails" ] ;;
*"-m composer"* | *"-m pytest"*)
    echo "started in $(pwd) with: $*" ;;
*) ;;
esac
"""
# A Python that is too old, or that is no Python at all.
UNFIT_PYTHON = "#!/bin/sh\nexit 1\n"
ALL_LIBRARIES = """#!/bin/sh
sed -n 's/^\\(lib[^ ]*\\.so\\.[0-9]*\\) .*/\\t\\1 (libc6,x86-64) => somewhere/p' "$SET_UP"
"""


@dataclass
class Machine:
    """A checkout on a machine with few programs. ``notes``: what the stand-ins wrote down."""

    root: Path
    programs: Path
    notes: Path
    environment: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        program = self.programs / name
        program.unlink(missing_ok=True)
        program.write_text(text)
        program.chmod(0o755)

    def start(self, command: str, *arguments: str, folder: Path | None = None):
        return subprocess.run(
            [str(self.root / command), *arguments],
            cwd=folder or self.root,
            env={
                "PATH": str(self.programs),
                "NOTES": str(self.notes),
                "SET_UP": str(self.root / "packaging" / "set-up.sh"),
                **self.environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def installations(self) -> int:
        """How often pip was called."""
        notes = self.notes / "pip"
        return len(notes.read_text().splitlines()) if notes.exists() else 0


@pytest.fixture
def machine(checkout: Path, tmp_path: Path) -> Machine:
    """A machine with Python 3.12 and all libraries, where nothing was set up yet."""
    root = tmp_path / "Lieder für vier Stimmen"
    (root / "packaging").mkdir(parents=True)
    for name in ("run", "test", "pyproject.toml", "packaging/set-up.sh"):
        shutil.copy(checkout / name, root / name)
    programs, notes = tmp_path / "bin", tmp_path / "notes"
    programs.mkdir()
    notes.mkdir()
    for name in SYSTEM_PROGRAMS:
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    made = Machine(root, programs, notes)
    made.add("python3.12", PYTHON)
    made.add("ldconfig", ALL_LIBRARIES)
    made.add("id", "#!/bin/sh\necho 1000\n")
    for name in PROGRAMS_OF_THE_TESTS:
        made.add(name, "#!/bin/sh\n")
    return made


def test_the_commands_can_be_executed_and_are_posix_shell(checkout):
    for name in ("run", "test"):
        assert (checkout / name).stat().st_mode & stat.S_IXUSR
        assert (checkout / name).read_text().startswith("#!/bin/sh\n")
    assert (checkout / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_the_first_start_installs_and_the_second_does_not(machine):
    first = machine.start("run", "packs", "--json")
    assert first.returncode == 0, first.stderr
    assert machine.installations() == 1
    second = machine.start("run", "packs", "--json")
    assert second.returncode == 0
    assert machine.installations() == 1
    assert second.stderr == ""


def test_what_the_set_up_says_keeps_out_of_the_output_of_the_command(machine):
    done = machine.start("run", "packs", "--json")
    assert done.stdout.splitlines() == [
        f"started in {machine.root} with: -P -m composer packs --json"
    ]
    assert "Installing" in done.stderr


def test_a_command_started_from_another_folder_keeps_that_folder(machine, tmp_path):
    elsewhere = tmp_path / "my songs"
    elsewhere.mkdir()
    done = machine.start("run", "harmonize", "a b.mid", "-o", "out.mid", folder=elsewhere)
    assert f"started in {elsewhere} with: -P -m composer harmonize a b.mid" in done.stdout


def test_a_command_reached_through_a_link_finds_its_checkout(machine, tmp_path):
    link = tmp_path / "descant"
    link.symlink_to(machine.root / "run")
    done = subprocess.run(
        [str(link), "packs"],
        env={
            "PATH": str(machine.programs),
            "NOTES": str(machine.notes),
            "SET_UP": str(machine.root / "packaging" / "set-up.sh"),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (machine.root / ".venv" / "descant-set-up").exists()


def test_a_changed_list_of_dependencies_is_installed(machine):
    machine.start("run", "packs")
    with open(machine.root / "pyproject.toml", "a") as project:
        project.write("# changed\n")
    machine.start("run", "packs")
    assert machine.installations() == 2


def test_the_tests_add_what_they_need_to_what_the_window_has(machine):
    machine.start("run", "packs")
    done = machine.start("test", "-k", "undo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"started in {machine.root} with: -m pytest -k undo"]
    assert machine.installations() == 2
    assert "[test,train]" in (machine.notes / "pip").read_text().splitlines()[1]
    machine.start("run", "packs")
    assert machine.installations() == 2


def test_a_set_up_that_was_interrupted_starts_anew(machine):
    machine.start("run", "packs")
    environment = machine.root / ".venv"
    (environment / "descant-set-up").rename(environment / "descant-under-way")
    (environment / "half a package").touch()
    done = machine.start("run", "packs")
    assert done.returncode == 0, done.stderr
    assert machine.installations() == 2
    assert not (environment / "half a package").exists()


def test_a_failed_installation_is_reported_and_tried_again(machine):
    (machine.notes / "pip-fails").touch()
    failed = machine.start("run", "packs")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "pip speaks at length" in failed.stderr
    assert "the next start tries again" in failed.stderr
    (machine.notes / "pip-fails").unlink()
    assert machine.start("run", "packs").returncode == 0


def test_a_checkout_that_was_moved_is_set_up_again(machine, tmp_path):
    machine.start("run", "packs")
    machine.root = machine.root.rename(tmp_path / "moved")
    assert machine.start("run", "packs").returncode == 0
    assert machine.installations() == 2


def test_without_a_fitting_python_one_sentence_says_what_to_install(machine):
    (machine.programs / "python3.12").unlink()
    machine.add("python3", UNFIT_PYTHON)
    done = machine.start("run", "packs")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Python 3.11 or 3.12" in done.stderr
    assert not (machine.root / ".venv").exists()


def test_without_a_display_the_window_is_refused_before_anything_is_installed(machine):
    for arguments in ([], [str(machine.root / "pyproject.toml")]):
        done = machine.start("run", *arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "no display" in done.stderr
        assert "command line, such as: ./run harmonize" in done.stderr
        assert not (machine.root / ".venv").exists()


def test_with_a_display_the_window_starts(machine):
    machine.environment["DISPLAY"] = ":99"
    done = machine.start("run")
    assert done.stdout.splitlines() == [f"started in {machine.root} with: -P -m composer"]


def test_missing_libraries_are_named_by_the_line_that_installs_them(machine):
    machine.add("ldconfig", "#!/bin/sh\n")
    machine.add("apt-get", "#!/bin/sh\nexit 1\n")
    machine.add("apt-cache", "#!/bin/sh\n")
    (machine.programs / "sox").unlink()
    done = machine.start("test")
    assert done.returncode == 0, "the tests that need no more of the machine run"
    line = next(line for line in done.stderr.splitlines() if "sudo apt-get install" in line)
    assert line.split()[:3] == ["sudo", "apt-get", "install"]
    assert {"libgl1", "libasound2", "libfluidsynth3", "sox"} <= set(line.split())
    assert "xdotool" not in line


def test_a_library_that_has_another_name_on_this_system_is_named_so(machine):
    machine.add("ldconfig", "#!/bin/sh\n")
    machine.add("apt-get", "#!/bin/sh\nexit 1\n")
    machine.add("apt-cache", '#!/bin/sh\ncase $2 in *t64) echo "$2 | 1.0" ;; esac\n')
    done = machine.start("run", "packs")
    assert "libasound2t64" in done.stderr.split()
    assert "libasound2" not in done.stderr.split()


@pytest.mark.parametrize("asks_for_a_password", [False, True])
def test_sudo_is_used_where_it_asks_for_no_password(machine, asks_for_a_password):
    machine.add("ldconfig", "#!/bin/sh\n")
    machine.add("apt-get", '#!/bin/sh\necho "$*" >>"$NOTES/apt"\n')
    machine.add("apt-cache", "#!/bin/sh\n")
    answer = "exit 1" if asks_for_a_password else 'shift; exec "$@"'
    machine.add("sudo", f'#!/bin/sh\n[ "$1" = -n ] || exit 9\n{answer}\n')
    machine.add("true", "#!/bin/sh\n")
    done = machine.start("run", "packs")
    assert done.returncode == 0, done.stderr
    assert (machine.notes / "apt").exists() is not asks_for_a_password
    assert ("sudo apt-get install" in done.stderr) is asks_for_a_password


def test_as_root_missing_packages_are_installed_without_a_question(machine):
    machine.add("ldconfig", "#!/bin/sh\n")
    machine.add("id", "#!/bin/sh\necho 0\n")
    machine.add("apt-get", '#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >>"$NOTES/apt"\n')
    machine.add("apt-cache", "#!/bin/sh\n")
    done = machine.start("run", "packs")
    assert done.returncode == 0, done.stderr
    calls = (machine.notes / "apt").read_text().splitlines()
    assert calls[0] == "noninteractive -q update"
    assert calls[1].startswith("noninteractive -q -y --no-install-recommends install libglib2.0-0 ")
    assert "To install them" not in done.stderr
