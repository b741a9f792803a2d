# People's rights over what is stored of them.
privacy-my-data-command = Get a copy of everything stored about you, and see who opened it
privacy-my-data-here = Here is everything that is stored about you in this group. It is the same three times: a page to read, plain text, and a file for other programs. It also says who opened your private records. Only you can see this message.
privacy-button-page = Read it on my private page
privacy-copy-title = What is stored about { $name }
privacy-copy-about = This is everything that Alongside keeps about you in this group. What you typed in Discord itself is kept by Discord too. If something is wrong, tell an organiser.
privacy-file-html = A page to keep
privacy-file-txt = Plain text
privacy-file-json = A file for other programs
privacy-yes = yes
privacy-no = no
privacy-the-system = Alongside itself
privacy-cannot-unseal = We cannot open this, because its key is not here.
privacy-forget-me-command = See what would go and what must stay, then be forgotten if you want
privacy-forget-heading = ### Forget me
    This is what would happen. Nothing has happened yet.
privacy-forget-heading-plain = Forget me
privacy-forget-about = This is what would happen. Nothing has happened yet. Backups are gone after 35 days at the latest.
privacy-fate-delete = This goes
privacy-fate-blank = This stays, without your name or words
privacy-fate-stay = This stays, and why
privacy-part = { $about }: { $count }.
privacy-button-forget = Forget me…
privacy-forget-sure = ### Are you sure?
    It cannot be undone. If you come back, you start as somebody new.
privacy-button-sure = Yes, forget me now
privacy-button-keep = No, keep everything
privacy-forget-kept = Nothing was changed. You are still here.
privacy-forget-tick = I know that it cannot be undone.
privacy-forget-tick-first = Please tick the box first. Nothing was changed.
privacy-back = Back to my data
privacy-forgotten = ### You are forgotten here
    What had to go is gone. This is what it was, and what stays.
privacy-forgotten-plain = You are forgotten here
privacy-forgotten-about = What had to go is gone, and your private pages are closed. Backups are gone after 35 days at the latest.
privacy-last-organiser = You are the only organiser, so nobody could answer for this group without you. Nothing was changed. Make somebody else an organiser first, then ask again.
privacy-request-command = Organisers: note that somebody asked about their data, or see who waits
privacy-request-person = Who asked. Leave it out to see who waits for an answer.
privacy-request-kind = What they asked for, in any words
privacy-kind-copy = a copy of their data
privacy-kind-forget = to be forgotten
privacy-request-noted = It is noted, and they were told. It has to be answered by { $day }. They can do it themselves with /my-data and /forget-me.
privacy-requests-none = Nobody waits for an answer about their data.
privacy-requests-heading = ### People who wait for an answer
privacy-request-line = Number { $number }: { $name } asked for { $kind }. It has to be answered by { $day }.
privacy-notice-noted-copy = You asked for a copy of what is stored about you. It is noted, and you have it by { $day } at the latest. You can get it now with /my-data.
privacy-notice-noted-forget = You asked to be forgotten. It is noted, and it is done by { $day } at the latest. You can do it now with /forget-me.
privacy-notice-due = Somebody asked about their data, and waits: number { $number }. It has to be answered by { $day }. Type /data-request to see it.
privacy-cleared-line = { $table }: { $count }, kept for { $days } days
privacy-cleared = { $count ->
        [one] One old row was cleared.
       *[other] { $count } old rows were cleared.
    }
privacy-would-clear = { $count ->
        [one] One old row would be cleared. Nothing was changed.
       *[other] { $count } old rows would be cleared. Nothing was changed.
    }
process-retention-about = Clear what has been kept for long enough. Alongside does it daily by itself.
process-retention-dry-run = Only say what would be cleared.
privacy-file-zip = Everything in one archive, with the files you sent
privacy-files-heading = Files you sent
privacy-file-sent = File { $number }
