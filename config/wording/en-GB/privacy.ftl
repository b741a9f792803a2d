# People's rights over what is stored of them.
privacy-my-data-command = Get a copy of everything stored about you, and see who opened it
privacy-my-data-here = Here is everything that is stored about you in this group. It is the same three times: a page to read, plain text, and a file for other programs. It also says who opened your private records. Only you can see this message.
privacy-button-page = Read it on my private page
privacy-copy-title = What is stored about { $name }
privacy-copy-about = This is everything that Alongside keeps about you in this group. What you typed in Discord itself is kept by Discord too. If something is wrong, tell an organiser.
privacy-file-html = A page to keep
privacy-file-txt = Plain text
privacy-file-json = A file for other programs
privacy-meeting = { $title }, { $when }
privacy-yes = yes
privacy-no = no
privacy-the-system = Alongside itself
privacy-cannot-unseal = We cannot open this, because its key is not here.
privacy-forget-me-command = See what would go and what must stay, then be forgotten if you want
privacy-forget-heading = ### Forget me
    This is what would happen. Nothing has happened yet. What others wrote in their own words stays. If it names you, tell an organiser.
privacy-forget-heading-plain = Forget me
privacy-forget-about = This is what would happen. Nothing has happened yet. What others wrote in their own words stays. If it names you, tell an organiser. Backups are gone after 35 days at the latest.
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
privacy-money-on-its-way = You have a claim or a payment that is not finished, and without your name nobody could pay you. Nothing was changed. You can take back what is not decided yet. What is agreed goes to finance soon. Then ask again.
privacy-something-under-way = Something of theirs is not finished yet. It is private to them. Nothing was changed. Please try again in some weeks, or ask them.
privacy-they-are-last-organiser = They are the only organiser with a role given here, so nobody could answer for this group. Nothing was changed. Make somebody else an organiser first.
privacy-request-person = Who asked. Leave this and the name out to see who waits for an answer.
privacy-request-name = Or the name of somebody who is not in this server: type a part of it and choose from the list
privacy-known = { $name } ({ $where }, known since { $day }, number { $number })
privacy-known-discord = with Discord
privacy-known-without-discord = no Discord
privacy-nobody-known = This group knows nobody called “{ $name }”. Nothing was noted. Type a part of the name, and choose from the list.
privacy-several-known = More than one person is called “{ $name }”. Nothing was noted. Choose from the list: it says since when we know each of them.
privacy-request-kind = What they asked for, in any words
privacy-kind-copy = a copy of their data
privacy-vote-still-open = { $paused ->
    [yes] This has to wait: “{ $question }” has a vote, and is paused. Nothing was changed: while it is not closed, the same person could come back and vote twice. Please try again when it is closed.
   *[other] This has to wait: “{ $question }” has a vote, and closes on { $when }. Nothing was changed: while it is open, the same person could come back and vote twice. Please try again when it is closed.
  }
privacy-kind-forget = to be forgotten
privacy-request-noted = It is noted, and they were told. They can do it themselves with /my-data and /forget-me.
privacy-request-noted-without-discord = It is noted. They have no Discord account here, so please tell them yourself by when they have an answer.
privacy-requests-none = Nobody waits for an answer about their data.
privacy-requests-heading = ### People who wait for an answer
privacy-request-line = Number { $number }: { $who } asked for { $kind }. It has to be answered by { $day }.
privacy-request-choice = { $number }. { $name }
privacy-request-choose = Choose one to answer it
privacy-copy-ways = Whoever is in this server gets the copy with /my-data. Their request is then answered by itself.
    For somebody else, make a link and give it to them alone. Please do not open it: it opens once, and shows private things. Their copy says that you made it, and when it was opened.
privacy-button-link = Make a link to hand over
privacy-link-to-hand-over = ### A link for them alone
    It works for { $hours } hours, and opens once. Give it to them, or sit beside them while they open it. The request is answered once it is opened. If it runs out, make another.
privacy-gets-it-themself = They are in this server, so they can get their copy with /my-data. No link was made. If they cannot use that account any more, take it out of the server first.
privacy-forget-them-heading = This is what would happen. Nothing has happened yet. Here “you” is the person who asked.
    What is private is not in this list, so that nobody learns of it. What they need goes. Claims that the law makes us keep stay. Votes stay, and count without a name.
privacy-button-forget-them = Forget them…
privacy-forget-them-sure = ### Are you sure?
    Everything that can go of { $name } goes, and it cannot be undone. Please be sure that it is this person who asked.
privacy-button-sure-them = Yes, forget them now
privacy-forgotten-them = ### They are forgotten here
    What had to go is gone. Please tell them so, and that backups are gone after 35 days at the latest.
privacy-button-answered = It was answered another way…
privacy-how-answered = ### How was it answered?
    Who has a Discord account here is told.
privacy-answer-elsewhere = I gave them an answer
privacy-answer-taken_back = They took it back
privacy-answer-not_possible = We could not do it
privacy-button-not-yet = It is not answered yet
privacy-request-closed = It is noted how it was answered. Nobody is reminded of it any more.
privacy-notice-closed-elsewhere = On { $day } you asked about your data. An organiser says that you were given an answer. If you were not, please tell an organiser.
privacy-notice-closed-taken_back = On { $day } you asked about your data. An organiser says that you took it back. If you did not, please tell an organiser.
privacy-notice-closed-not_possible = On { $day } you asked about your data. An organiser says that we could not do it. They have to tell you why. If they did not, please ask them. You can also complain to the Information Commissioner.
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
