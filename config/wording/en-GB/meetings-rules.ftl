# What meetings refuse, warn of and tell people. The words of buttons, forms and cards are in meetings.ftl.

# Refusals: dates and times as typed
meetings-refused-date = We could not read “{ $typed }” as a date. Nothing was saved. Please write it like 12 May 2027 or 12/05/2027.
meetings-refused-no-such-date = “{ $typed }” is not a day in the calendar, or is too far away. Nothing was saved. Please check the day, the month and the year.
meetings-refused-weekday = That date is { $day }. Nothing was saved. Please check the date and the day of the week.
meetings-refused-time = We could not read “{ $typed }” as a time. Nothing was saved. Please write it like 2pm, 2:30pm or 14:30.
meetings-refused-am-or-pm = “{ $typed }” could be { $early } or { $late }. Nothing was saved. Please write the one you mean.
meetings-refused-comes-twice = The clocks go back on { $day }, so { $time } happens twice that night. Nothing was saved. Please choose a time at least an hour earlier or later.
meetings-refused-skipped = The clocks go forward on { $day }, so there is no { $time } that day. Nothing was saved. Please choose a time at least an hour earlier or later.
meetings-refused-past = That date and time have already passed. Nothing was saved. Please choose a time to come.
meetings-refused-far-ahead = That is more than { $years } years from now. Nothing was saved. Please check the year.
meetings-refused-ends-first = The meeting would end before it starts. Nothing was saved. Please check both times.
meetings-refused-too-long = A meeting can last { $hours } hours at most. Nothing was saved. Please check both times, or plan two meetings.
meetings-refused-same-time = The meeting is already at that time. Nothing was changed. Please choose another date or time.

# Refusals: the rest of what was asked
meetings-refused-place-and-link = A meeting needs both a place and a joining link, so that people can come either way. Nothing was saved. Please fill in both.
meetings-refused-link = That joining link does not look like a web address. Nothing was saved. It should start with https:// and have no spaces.
meetings-refused-repeat = We could not plan that. Nothing was saved. Choose every 1 to 52 weeks or every 1 to 12 months. You can add { $times } meetings at a time.
meetings-refused-already-repeats = Later meetings in this series are already planned. Nothing was changed. To add more, repeat the last one.
meetings-refused-slot = A meeting has co-chair 1 and co-chair 2. Nothing was changed. Please choose one of the two.
meetings-refused-already-co-chair = This person is already the other co-chair. Nothing was changed. Please choose somebody else.
meetings-refused-not-a-co-chair = Only a co-chair of this meeting can say this, about themself. Nothing was changed.
meetings-refused-over = This meeting is over. Nothing was changed. You can look for the next meeting.
meetings-refused-cancelled = This meeting was cancelled. Nothing was changed. You can look for the next meeting.
meetings-refused-live = This meeting has already started. Nothing was changed.
meetings-refused-not-live = This meeting has not started yet. Nothing was changed. Start it first.
meetings-refused-none-planned = No meeting is planned yet. Your group will be told when there is one. An organiser can create one.

# Names of fields, inside other sentences
meetings-word-title = the title
meetings-word-purpose = what the meeting is for
meetings-word-start = the start
meetings-word-end = the end
meetings-word-place = the place
meetings-word-link = the joining link
meetings-word-phone = the phone number
meetings-word-reason = the reason

# Warnings: it was saved, and this is worth a thought
meetings-warning-short-notice = This is shorter notice than your group promises. Some people may not be able to come.
meetings-warning-lead-time = Some support, such as an interpreter, takes longer to arrange than there is time. Please ask people now what they need.
meetings-warning-day-off = This is a weekend or a bank holiday. Please check that people can come, and that the place is open.
meetings-warning-same-time = Your group has another meeting at the same time. Please check that this is what you want.

# What is missing before a meeting is ready to run
meetings-missing-co-chairs = This meeting does not have two co-chairs yet.
meetings-missing-lived-experience = No co-chair has said yet that they have lived experience.
meetings-missing-agenda = The agenda is not published yet.

# Notices: a private message to one person
meetings-notice-changed = “{ $title }” has changed: { $what }. It is on { $when } until { $until }.
    Where: { $place }
    Join online: { $link }{ $has_phone ->
        [yes] { "" }
            By phone: { $phone }
       *[no] { "" }
    }
    You can change how you come at any time.
meetings-notice-postponed = “{ $title }” has moved. The new time is { $when } until { $until }.
    Why: { $reason }
    Where: { $place }
    Join online: { $link }{ $has_phone ->
        [yes] { "" }
            By phone: { $phone }
       *[no] { "" }
    }
    You can change how you come at any time.
meetings-notice-cancelled = “{ $title }” on { $when } will not take place.
    Why: { $reason }
    You do not need to do anything.
meetings-notice-co-chair = You are now a co-chair of “{ $title }”. It is on { $when } until { $until }.
    The two co-chairs choose together what is on the agenda. Type /agenda shape in the server to see what people suggested.
    If you have lived experience, you can say so with /meeting lived-experience.
    If you would rather not be a co-chair, please tell an organiser.
meetings-reminder = This is a reminder. “{ $title }” is on { $when } until { $until }.
    Where: { $place }
    Join online: { $link }{ $has_phone ->
        [yes] { "" }
            By phone: { $phone }
       *[no] { "" }
    }
    You can change how you come at any time.

# The text in people's own calendars
meetings-calendar-text = { $when } until { $until }.
    Where: { $place }
    Join online: { $link }{ $has_phone ->
        [yes] { "" }
            By phone: { $phone }
       *[no] { "" }
    }{ $has_page ->
        [yes] { "" }
            Agenda: { $page }
       *[no] { "" }
    }
