# What the person who runs Alongside reads: the command line, settings, checks, backup and restore.
process-about = Alongside lets people at home and people in the room take part in one meeting.
process-command = COMMAND
process-run-about = Start Alongside on your Discord server.
process-practice-about = Try everything on a made-up Discord. It needs no account.
process-practice-keep = Keep the database and the logs in this folder.
process-practice-port = The number of the web port. It is 8080 unless you say so.
process-doctor-about = Check the settings, the database and Discord.
process-backup-about = Copy the database to a new file. Alongside may go on running.
process-backup-file = The new file. It must not be there yet.
process-restore-about = Put a backup in the place of the database. Stop Alongside first.
process-restore-file = A file that “alongside backup” made.
process-audit-about = Look at the log of who did what.
process-audit-verify = Check that nothing in the log was changed or taken out.

process-opened = Alongside is running. The web pages are at { $address }. Press Ctrl and C together to stop.
process-unexpected = Something went wrong that is not your fault. The log has the details under this reference: { $reference }.
process-wrong-token = Discord did not accept the token in ALONGSIDE_DISCORD_TOKEN. Copy it again from the Bot page of your Discord application.
process-no-network = We could not reach Discord. Check this machine’s internet connection, then start Alongside again.
process-discord-unwell = Discord is not well just now. Wait a few minutes, then start Alongside again.
process-discord-closed = Discord closed the connection with code { $code }. Start Alongside again.
process-port-in-use = Another program uses the web port. Stop that program, or choose another number for ALONGSIDE_WEB_PORT.
process-web-address = We cannot use this web address. Check ALONGSIDE_WEB_HOST and ALONGSIDE_WEB_PORT.
process-database-too-new = A newer Alongside wrote this database. Nothing was changed. Please install the newer Alongside again.
process-database-in-use = Another Alongside has this database open. Nothing was changed. Stop that one first.
process-database-unreadable = We could not open the database. Check the address in ALONGSIDE_DATABASE_URL, and who may read and write there.
process-no-postgresql-driver = The part that talks to PostgreSQL is missing. Install Alongside with “pip install 'alongside[postgres]'”.

process-settings-wrong =
    { $count ->
        [one] One setting is not right:
       *[other] { $count } settings are not right:
    }
process-setting-no-token = There is no token. Copy it from the Bot page of your Discord application. Put it in ALONGSIDE_DISCORD_TOKEN.
process-setting-token-shape = This does not look like a token. A token has three parts with full stops between them.
process-setting-twice = Both this and { $other } are set. Keep one of them.
process-setting-unknown = There is no setting of this name. Take it out.
process-setting-unknown-near = There is no setting of this name. Did you mean { $near }?
process-setting-secret-unreadable = We cannot read the file { $file }.
process-setting-secret-open = Every account on this machine may use the file { $file }. To mend it, type: chmod 600 { $file }
process-setting-secret-empty = The file { $file } is empty.
process-setting-database-kind = This must start with sqlite:/// or with postgresql://.
process-setting-database-file = This must name a file, such as sqlite:///alongside.db.
process-setting-files-dir = This must be a folder where we may write, or the name of a new one in such a folder. { $folder } is neither.
process-setting-host = This must be the name or number of an address, such as 127.0.0.1.
process-setting-port = This must be a whole number from 1 to 65535.
process-setting-public-url = This must be a web address, such as https://meetings.example.org.
process-setting-trusted-proxies = It needs addresses of machines with commas between, such as 127.0.0.1, 10.0.0.0/8.
process-setting-time-zone = We do not know this time zone. In the United Kingdom it is Europe/London.
process-setting-policy-unreadable = We cannot read the file { $file }.
process-setting-policy-entries = In the file { $file }, these entries cannot be used: { $entries }.
process-setting-policy-wrong = The file { $file } has a mistake in it. Compare it with the { $delivered } that comes with Alongside.
process-setting-level = This must be one of { $levels }.
process-setting-yes-or-no = This must be yes or no.
process-setting-log-file = We cannot write to { $file }.

process-doctor-well = Well: { $words }
process-doctor-not-well = Not right: { $words }
process-doctor-all-well = Everything is well.
process-doctor-count =
    { $count ->
        [one] One thing is not right.
       *[other] { $count } things are not right.
    }
process-doctor-settings-well = The settings can be used.
process-doctor-settings-first = Mend the settings first. Then ask the doctor again.
process-doctor-database-well = The database opens, and it is up to date.
process-doctor-database-older = The database opens. It will be brought up to date at the next start.
process-doctor-database-new = There is no database yet. The first start makes it.
process-doctor-folder = We cannot make a database in { $folder }. Make that folder, or let this account write to it.
process-doctor-running = Alongside is running now.
process-doctor-not-running = Alongside is not running now.
process-doctor-files-well = Only this account can read the files.
process-doctor-file-open = Other accounts on this machine can read { $file }. To mend it, type: chmod 600 { $file }
process-doctor-checked-well = Policy, rates and needs were looked through less than a year ago.
process-doctor-checked-old = Nobody has looked through { $file } since { $day }. See if all in it is still right. Then change last_checked in it.
process-doctor-checked-never = { $file } does not say when somebody last looked through it. See if all in it is still right. Then add a line at its top: last_checked = { $today }
process-doctor-kept-none = Nobody has sent a picture or paper yet. The first one makes the folder { $folder }.
process-doctor-kept-well = Pictures and papers that people sent are all there, in { $folder }: { $files }.
process-doctor-kept-missing = Some pictures or papers are missing in { $folder }: { $missing } of { $files }. Bring them back from a backup.
process-doctor-kept-open = Other accounts on this machine can read { $folder }. To mend it, type: chmod 700 { $folder }
process-doctor-room-well = There are { $megabytes } MB free in { $folder }.
process-doctor-room-short = There are only { $megabytes } MB free in { $folder }. Make room: Alongside needs 500 MB.
process-doctor-port-well = The web port { $port } is free.
process-doctor-port-ours = The web port is in use, as it should be while Alongside runs.
process-doctor-address-well = Links and codes for people lead to { $address }.
process-doctor-address-local = Links and codes for people lead to { $address }, which only this machine can open. Set ALONGSIDE_PUBLIC_URL to the address that people use.
process-doctor-invite = Discord accepts the token. To add Alongside to a server, open { $link }
process-doctor-no-server = Alongside is in no server yet. Open the link above to add it.
process-doctor-not-in-server = Alongside is no longer in the server “{ $name }”. Open the link above to add it again.
process-doctor-server-new = Nobody has set up Alongside in the server “{ $name }” yet. Type /setup there.
process-doctor-server-well = In the server “{ $name }”, everything is set up.
process-doctor-server = In the server “{ $name }”, /setup says: { $words }

process-backup-done = The backup is in { $file }. It was checked: { $rows } rows in { $tables } tables.
process-backup-clear-old = Then delete what “alongside backup” made in that folder more than 35 days ago.
process-backup-cleared = { $count ->
        [0] No older backup had to be deleted.
        [one] One backup that was too old was deleted.
       *[other] { $count } backups that were too old were deleted.
    }
process-backup-old = { $count ->
        [one] One backup in that folder is
       *[other] { $count } backups in that folder are
    } older than { $days } days. People are told that it is gone by then. Delete it, or use --clear-old next time.
process-doctor-old-copy = { $file } is a copy of the database that is older than { $days } days. People who were forgotten are still in it, and are told that it is gone by then. Delete it.
process-backup-exists = There is a file { $file } already. Nothing was saved. Choose another name.
process-backup-unwritable = We could not write { $file }. Nothing was changed. Check the folder, who may write there, and how much room is left.
process-backup-postgresql = Your database is PostgreSQL, which has its own tools. Nothing was done. Use pg_dump to save and pg_restore to bring back.
process-restore-not-a-backup = We could not use { $file }: it is not a whole backup of Alongside. Nothing was changed.
process-restore-done = The database is now the one from { $file }.
process-restore-kept = The one from before is kept in { $file }.
process-audit-whole = The log is whole. Nothing in it was changed or taken out.
process-audit-broken = The log is not whole. Entry { $entry } is the first that was changed, or follows one that was taken out.
