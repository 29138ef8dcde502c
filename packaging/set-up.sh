# shellcheck shell=sh disable=SC2034,SC2154  # `root` comes from the caller, `python` goes to it
# The set-up that ./run and ./test share: Python, system libraries, the virtual environment.
# Sourced by both (POSIX sh) after they have set `root`, the folder of the checkout.
#
#     set_up window|commands|tests
#
# makes "$root/.venv" ready for the window, for the command line alone, or for the tests, and sets
# `python`. Nothing happens when nothing has changed since the last time. All that it says goes
# to standard error, since standard output belongs to the command. Where it cannot go on it says
# so in a sentence and ends the script with exit code 1.
#
# What it leaves in .venv:
#   descant-set-up     what was installed (see `fingerprint`); written last, so that a set-up
#                      that was interrupted is never taken for a finished one
#   descant-under-way  there while a set-up is at work; found at the start, it was interrupted

# A library or program to look for, and the Debian or Ubuntu package that brings it; after a bar
# the name it has where it was renamed for 64-bit time.
libraries_of_the_window='
libglib-2.0.so.0         libglib2.0-0|libglib2.0-0t64
libGL.so.1               libgl1
libEGL.so.1              libegl1
libfontconfig.so.1       libfontconfig1
libfreetype.so.6         libfreetype6
libdbus-1.so.3           libdbus-1-3
libxkbcommon.so.0        libxkbcommon0
libxkbcommon-x11.so.0    libxkbcommon-x11-0
libxcb-cursor.so.0       libxcb-cursor0
libxcb-icccm.so.4        libxcb-icccm4
libxcb-keysyms.so.1      libxcb-keysyms1
libxcb-shape.so.0        libxcb-shape0
'
libraries_of_the_sound='
libasound.so.2           libasound2|libasound2t64
libfluidsynth.so.3       libfluidsynth3
'
programs_of_the_tests='
Xvfb                     xvfb
xdotool                  xdotool
openbox                  openbox
import                   imagemagick
jackd                    jackd2
sox                      sox
strace                   strace
appstreamcli             appstream
desktop-file-validate    desktop-file-utils
update-mime-database     shared-mime-info
'

say() {
    printf '%s\n' "$*" >&2
}

give_up() {
    say "$*"
    exit 1
}

# Runs a command that reports at length: on a terminal its output is shown; elsewhere only the end
# of it, and only when the command fails.
at_length() {
    if [ -t 2 ]; then
        "$@" >&2
        return
    fi
    log=$(mktemp)
    code=0
    "$@" >"$log" 2>&1 </dev/null || code=$?
    [ "$code" -eq 0 ] || tail -n 15 "$log" >&2
    rm -f "$log"
    return "$code"
}

# --- System packages -------------------------------------------------------------------------

# Runs apt-get with the rights that it needs; false where there is no way to have them without
# asking for a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

can_install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null
}

# Prints the packages that bring what is missing of the lines on standard input.
missing_packages() {
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || known=
    while read -r name packages; do
        case $name in
        '') ;;
        *.so.*)
            case $known in
            *"	$name "*) ;;
            *) printf '%s\n' "$packages" ;;
            esac
            ;;
        *) command -v "$name" >/dev/null 2>&1 || printf '%s\n' "$packages" ;;
        esac
    done
}

# Prints that one of the names "old|new" which this system has.
package_of_this_system() {
    old=${1%%|*}
    new=${1#*|}
    if [ "$old" != "$new" ] && [ -n "$(apt-cache madison "$new" 2>/dev/null)" ]; then
        printf '%s\n' "$new"
    else
        printf '%s\n' "$old"
    fi
}

# Installs the named packages ("old|new" each), or says which line does; false if it could not.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "What these Debian packages bring is missing; install it by this system's own means:" \
            "$(printf '%s ' "$@" | sed 's/|[^ ]*//g')"
        return 1
    fi
    if can_install_packages; then
        say "Installing system packages: $(printf '%s ' "$@" | sed 's/|[^ ]*//g')"
        at_length as_root apt-get -q update ||
            say 'The list of system packages could not be brought up to date; trying with the old one.'
        names=$(for each in "$@"; do package_of_this_system "$each"; done)
        # The names hold no blanks.
        # shellcheck disable=SC2086
        at_length as_root apt-get -q -y --no-install-recommends install $names && return 0
        say 'The system packages could not be installed. Once that is possible, type:'
    else
        say 'Some system packages are missing. To install them, type:'
    fi
    names=$(for each in "$@"; do package_of_this_system "$each"; done | tr '\n' ' ')
    say "    sudo apt-get install ${names% }"
    return 1
}

# Looks for the libraries and programs of a purpose and installs those that are missing.
# False if some are missing still.
system_packages() {
    case $1 in
    tests) wanted=$libraries_of_the_window$libraries_of_the_sound$programs_of_the_tests ;;
    *) wanted=$libraries_of_the_window$libraries_of_the_sound ;;
    esac
    missing=$(printf '%s' "$wanted" | missing_packages)
    [ -n "$missing" ] || return 0
    # One package a line, and no blanks in them.
    # shellcheck disable=SC2086
    install_packages $missing
}

# --- Python ----------------------------------------------------------------------------------

# Sets `system_python` to a Python that fits and that can make virtual environments ("$1" is
# `venv`), or to one that fits at all (`any`).
find_python() {
    case $1 in
    venv) needed='import ensurepip, venv' ;;
    any) needed='' ;;
    esac
    for system_python in python3.12 python3.11 python3; do
        "$system_python" -I -c "
import sys
sys.exit(not (3, 11) <= sys.version_info < (3, 13))" >/dev/null 2>&1 || continue
        [ -z "$needed" ] || "$system_python" -I -c "$needed" >/dev/null 2>&1 || continue
        return 0
    done
    return 1
}

need_python() {
    find_python venv && return 0
    if find_python any; then
        version=$("$system_python" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "python$version-venv" && find_python venv && return 0
        give_up "Python $version is here, but not its module venv, which makes the folder .venv for" \
            "Descant: install it by the line above and start again."
    fi
    if can_install_packages; then
        as_root apt-get -q update >/dev/null 2>&1 || true
        for version in 3.12 3.11; do
            [ -n "$(apt-cache madison "python$version-venv" 2>/dev/null)" ] || continue
            install_packages "python$version-venv" && find_python venv && return 0
        done
    fi
    give_up "Descant needs Python 3.11 or 3.12, and there is none on this machine: install python3.12" \
        "or python3.11 with its module venv (on Debian 12: sudo apt-get install python3.11-venv)."
}

# --- The virtual environment -----------------------------------------------------------------

# Prints what an installation depends on: the project's file, the Python, and the place, which is
# written into the environment.
fingerprint() {
    sha256sum <"$root/pyproject.toml"
    readlink -f "$root/.venv/bin/python"
    printf '%s\n' "$root"
}

# True if the environment holds what the purpose needs, and nothing has changed since.
is_set_up() {
    [ -x "$root/.venv/bin/python" ] && [ -f "$root/.venv/descant-set-up" ] || return 1
    now=$(fingerprint)
    last=$(cat "$root/.venv/descant-set-up")
    case $last in
    "$now
tests") return 0 ;;
    "$now
run") [ "$1" != tests ] ;;
    *) return 1 ;;
    esac
}

# True if the environment is there and can be brought up to date. One that is half made, or from
# another place or Python, is made anew instead: mending it would have to trust what is in it.
is_sound() {
    venv=$root/.venv
    [ -x "$venv/bin/python" ] && [ ! -e "$venv/descant-under-way" ] &&
        [ "$(fingerprint | sed 1d)" = "$(sed '1d;$d' "$venv/descant-set-up" 2>/dev/null)" ]
}

# Makes the folder .venv, empty but for pip.
make_environment() {
    say "Making the folder .venv with $("$system_python" -V)."
    venv=$root/.venv
    rm -rf "$venv"
    mkdir "$venv"
    : >"$venv/descant-under-way"
    "$system_python" -I -m venv "$venv" ||
        give_up 'The folder .venv could not be made (see above); nothing outside it was changed.'
}

# Installs the project into the environment, with what the purpose needs.
install_project() {
    venv=$root/.venv
    : >"$venv/descant-under-way"
    rm -f "$venv/descant-set-up"
    case $1 in
    tests) extras='[test,train]' installed=tests ;;
    *) extras='' installed=run ;;
    esac
    say 'Installing Descant and what it needs into .venv; this is done once and takes some minutes.'
    # The folder itself is named as "." since a path could hold brackets or blanks.
    (cd "$root" && at_length "$venv/bin/python" -m pip --disable-pip-version-check \
        --no-input install --editable ".$extras") ||
        give_up 'The installation stopped (see above); the next start tries again. Is there a network, and' \
            'room on the disk?'
    { fingerprint && printf '%s\n' "$installed"; } >"$venv/descant-under-way"
    mv "$venv/descant-under-way" "$venv/descant-set-up"
}

set_up() {
    python=$root/.venv/bin/python
    if is_set_up "$1"; then
        # What could not be installed the last time is asked for again, but not before each
        # command of a person who works without the window.
        if [ "$1" != commands ]; then
            system_packages "$1" || true
        fi
        return 0
    fi
    # Two first starts at the same time would write into one environment.
    exec 9<"$root"
    if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
        say 'Another start is setting Descant up; waiting for it.'
        flock 9
    fi
    if ! is_set_up "$1"; then
        # Python first: without one there is no use for the rest.
        is_sound || need_python
        system_packages "$1" || true
        is_sound || make_environment
        install_project "$1"
        say 'Descant is set up.'
    fi
    exec 9<&-
}
