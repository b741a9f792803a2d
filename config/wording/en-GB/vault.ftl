# The key of the private records: what is said where it is missing, and the command line that looks after it.
vault-cannot-unseal = We cannot open this private record, because its key is not here. Nobody has read it, and nothing was changed. Please tell whoever runs Alongside.
vault-key-lost = The key of the private records is gone: there is no file { $file }. Nothing was opened, and no new key was made. Put your copy of the key back there, and start again. Without a copy, what was sealed cannot be read again; “alongside keys new --give-up” starts with a new key.
vault-key-open = Other accounts on this machine can read the key of the private records. Alongside does not start like that. To mend it, type: chmod 600 { $file }
vault-key-unreadable = We cannot read the key of the private records in { $file }. Check who may read that file.
vault-not-a-key = There is no key of ours in { $file }. Put your copy of the key file there. It may have been changed by hand.
vault-wrong-key = The key in { $file } does not open the private records in this database. Nothing was changed. Put the right key file there, such as the one that was kept with this database.
vault-key-there = There is a key in { $file } already. Nothing was changed. To change the key, type “alongside keys rotate”.
vault-key-cannot-be-kept = We cannot write the key to { $file }. Check that its folder is there, and that the disk has room.
vault-something-sealed = This database holds { $count ->
        [one] one sealed value
       *[other] { $count } sealed values
    } that only the lost key opens. Nothing was changed. Look for a copy of the key first. To go on without it, type “alongside keys new --give-up”.
process-keys-about = Make, change or check the key of the private records.
process-keys-new = Make a key for a database that has none.
process-keys-give-up = Make one even where the old key is lost. What it sealed cannot be read again.
process-keys-rotate = Make a new key, and seal everything again with it. Stop Alongside first.
process-keys-forget-old = Take the old keys out of the file afterwards. Older backups need them.
process-keys-check = Check that the key opens everything that is sealed.
process-keys-made = There is a new key in { $file }. Keep a copy of that file, apart from the backups.
process-keys-rotated = Everything is sealed with a new key now: { $count ->
        [one] one value.
       *[other] { $count } values.
    } Keep a copy of { $file }, apart from the backups.
process-keys-opens-all = The key in { $file } opens everything that is sealed: { $count ->
        [one] one value.
       *[other] { $count } values.
    }
process-keys-shut = The key in { $file } does not open everything: { $shut } of { $count } values stay shut. Put the older key under it in the file, on a line of its own.
process-keys-none-yet = Nothing is sealed yet. Alongside makes a key in { $file } at its first start.
