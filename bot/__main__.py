"""The command line: `alongside run`, `practice`, `doctor`, `backup`, `restore`, `audit verify`, `keys` and
`retention`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.process.collecting import loading

with loading():
    from bot.core.clock import real_clock
    from bot.core.logs import configure_logs, log_failure
    from bot.core.wording import say
    from bot.privacy.words import cleared_words
    from bot.process.audit import first_broken_entry
    from bot.process.backup import back_up, restore
    from bot.process.doctor import examine, report
    from bot.process.failures import sentence_for
    from bot.process.keys import check_keys, new_key, rotate_keys
    from bot.process.loop import run_to_the_end
    from bot.process.old_backups import KEPT, old_backups
    from bot.process.retention import clear_what_is_old, what_is_old
    from bot.process.run import run
    from config.settings import ConfigError, Settings, load

WELL, NOT_WELL, WRONG_SETTINGS, STOPPED = 0, 1, 2, 130

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked. 0 for done, 1 for not done or not well, 2 for settings or a command that are wrong."""
    asked = _parser().parse_args(arguments)
    configure_logs("WARNING")  # until `run` and `practice` say where theirs go
    try:
        code: int = asked.do(asked)
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:
        print(_words_for(error), file=sys.stderr)
        return WRONG_SETTINGS if isinstance(error, ConfigError) else NOT_WELL
    return code


def _words_for(error: Exception) -> str:
    sentence = sentence_for(error)
    return sentence or say("process-unexpected", reference=log_failure(log, "command failed", error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="alongside", description=say("process-about"))
    commands = parser.add_subparsers(metavar=say("process-command"), required=True)

    commands.add_parser("run", help=say("process-run-about")).set_defaults(do=_run)
    practice = commands.add_parser("practice", help=say("process-practice-about"))
    practice.add_argument("--keep", type=Path, metavar="FOLDER", help=say("process-practice-keep"))
    practice.add_argument("--port", type=int, metavar="NUMBER", help=say("process-practice-port"))
    practice.set_defaults(do=_practice)
    commands.add_parser("doctor", help=say("process-doctor-about")).set_defaults(do=_doctor)
    backup = commands.add_parser("backup", help=say("process-backup-about"))
    backup.add_argument("file", type=Path, metavar="FILE", help=say("process-backup-file"))
    backup.add_argument("--clear-old", action="store_true", help=say("process-backup-clear-old"))
    backup.set_defaults(do=_backup)
    restored = commands.add_parser("restore", help=say("process-restore-about"))
    restored.add_argument("file", type=Path, metavar="FILE", help=say("process-restore-file"))
    restored.set_defaults(do=_restore)
    audit = commands.add_parser("audit", help=say("process-audit-about"))
    audit.add_argument("verify", choices=["verify"], help=say("process-audit-verify"))
    audit.set_defaults(do=_verify_audit)
    retention = commands.add_parser("retention", help=say("process-retention-about"))
    retention.add_argument("--dry-run", action="store_true", help=say("process-retention-dry-run"))
    retention.set_defaults(do=_retention)
    _add_keys(commands.add_parser("keys", help=say("process-keys-about")))
    return parser


def _add_keys(keys: argparse.ArgumentParser) -> None:
    verbs = keys.add_subparsers(metavar=say("process-command"), required=True)
    new = verbs.add_parser("new", help=say("process-keys-new"))
    new.add_argument("--give-up", action="store_true", help=say("process-keys-give-up"))
    new.set_defaults(do=_new_key)
    rotate = verbs.add_parser("rotate", help=say("process-keys-rotate"))
    rotate.add_argument("--forget-old", action="store_true", help=say("process-keys-forget-old"))
    rotate.set_defaults(do=_rotate_keys)
    verbs.add_parser("check", help=say("process-keys-check")).set_defaults(do=_check_keys)


def _offline_settings() -> Settings:
    return load(os.environ, needs_token=False)


def _run(_asked: argparse.Namespace) -> int:
    settings = load(os.environ)
    os.umask(0o077)  # what this process writes is for its own account only
    configure_logs(settings.log_level, file=settings.log_file)
    run_to_the_end(run(settings, opened=lambda: print(say("process-opened", address=settings.public_url), flush=True)))
    return WELL


def _practice(asked: argparse.Namespace) -> int:
    from bot.practice.run import practice  # noqa: PLC0415 - needs SimCord, which a real installation leaves out

    asyncio.run(practice(keep=asked.keep, port=asked.port))
    return WELL


def _doctor(_asked: argparse.Namespace) -> int:
    try:
        settings = _offline_settings()
    except ConfigError as error:
        print(report([], wrong_settings=error))
        return NOT_WELL
    findings = asyncio.run(examine(settings))
    print(report(findings))
    return WELL if all(finding.well for finding in findings) else NOT_WELL


def _backup(asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    counts = back_up(settings.database_url, asked.file, settings.files_folder)
    print(say("process-backup-done", file=str(asked.file), rows=sum(counts.values()), tables=len(counts)))
    old = old_backups(asked.file.absolute().parent, real_clock())
    if asked.clear_old:
        for file in old:
            file.unlink(missing_ok=True)
        print(say("process-backup-cleared", count=len(old)))
    elif old:
        print(say("process-backup-old", count=len(old), days=KEPT.days))
    return WELL


def _restore(asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    kept = restore(settings.database_url, asked.file, settings.files_folder, now=real_clock())
    print(say("process-restore-done", file=str(asked.file)))
    if kept is not None:
        print(say("process-restore-kept", file=str(kept)))
    return WELL


def _verify_audit(_asked: argparse.Namespace) -> int:
    broken = asyncio.run(first_broken_entry(_offline_settings().database_url))
    if broken is None:
        print(say("process-audit-whole"))
        return WELL
    print(say("process-audit-broken", entry=str(broken)))
    return NOT_WELL


def _retention(asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    cleared = asyncio.run(what_is_old(settings) if asked.dry_run else clear_what_is_old(settings))
    print(cleared_words(cleared, dry=asked.dry_run))
    return WELL


def _new_key(asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    asyncio.run(new_key(settings, real_clock(), give_up=asked.give_up))
    print(say("process-keys-made", file=str(settings.key_file_path)))
    return WELL


def _rotate_keys(asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    count = asyncio.run(rotate_keys(settings, real_clock(), forget_old=asked.forget_old))
    print(say("process-keys-rotated", count=count, file=str(settings.key_file_path)))
    return WELL


def _check_keys(_asked: argparse.Namespace) -> int:
    settings = _offline_settings()
    file, checked = str(settings.key_file_path), asyncio.run(check_keys(settings))
    if checked is None:
        print(say("process-keys-none-yet", file=file))
    elif checked.shut:
        print(say("process-keys-shut", file=file, shut=checked.shut, count=checked.sealed))
        return NOT_WELL
    else:
        print(say("process-keys-opens-all", file=file, count=checked.sealed))
    return WELL


if __name__ == "__main__":
    sys.exit(main())
