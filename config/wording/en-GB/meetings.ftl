# The cards, buttons, forms and commands of meetings. Refusals, warnings and notices are in meetings-rules.ftl.

# Commands and their options
meetings-command = Meetings: when they are, how you come, and arranging them
meetings-create-command = Organisers: make a meeting and announce it
meetings-change-command = Organisers: change a meeting's title, time, place or link
meetings-postpone-command = Organisers: move a meeting to another date, and say why
meetings-cancel-command = Organisers: call a meeting off, and say why
meetings-repeat-command = Organisers: plan more meetings like this one
meetings-chairs-command = Organisers: choose the two co-chairs of a meeting
meetings-lived-command = Co-chairs: say whether you have lived experience. Only you see the answer.
meetings-coming-command = See the meetings coming up, and what you said
meetings-how-command = Say how you come to a meeting. You can change it at any time.
meetings-dates-command = See the dates that lead up to a meeting
meetings-option-meeting = Which meeting. Leave it empty for the next one.
meetings-option-time = The new start, such as 2pm or 14:00
meetings-option-reason = Why, in plain words. People who said how they come will read it.
meetings-option-every = How many weeks or months from one meeting to the next
meetings-option-unit = Weeks or months
meetings-option-times = How many more meetings to plan, 1 to 12
meetings-option-slot = Co-chair 1 or co-chair 2
meetings-option-member = The person who co-chairs
meetings-option-lived = Yes or no. We store nothing more.
meetings-option-how = How you come
meetings-unit-weeks = weeks
meetings-unit-months = months
meetings-yes = Yes
meetings-no = No
meetings-not-a-person-here = A co-chair is a person who is in this server. Nothing was changed. Please choose somebody else, or invite them first.

# The card of a meeting
meetings-heading-planned = { $title }
meetings-heading-live = { $title }
    This meeting is on now. You can still join.
meetings-heading-ended = { $title }
    This meeting has ended.
meetings-heading-cancelled = Cancelled: { $title }
    This meeting will not take place.
meetings-reason-cancelled = **Why:** { $reason }
meetings-reason-moved = **This date is new. Why:** { $reason }
meetings-when = { $start } to { $end }
meetings-times = { $start } to { $end }
meetings-your-time = In your own time zone: { $moment }
meetings-where-room = **In the room:** { $place }
meetings-where-remote = **From home:** { $link }
meetings-where-phone = **By phone:** { $phone }
meetings-purpose = **What it is about:** { $purpose }
meetings-co-chairs-none = **Co-chairs:** nobody yet. A meeting has two.
meetings-co-chairs-one = **Co-chairs:** { $name }, and one place is free.
meetings-co-chairs-two = **Co-chairs:** { $first } and { $second }
meetings-coming-question = ### How are you coming?
meetings-coming-were = ### How people said they would come
meetings-count-room = In the room: { $count }
meetings-count-remote = From home: { $count }
meetings-count-phone = By phone: { $count }
meetings-count-not_sure = Not sure yet: { $count }
meetings-count-not_coming = Cannot come: { $count }
meetings-button-room = In the room
meetings-button-remote = From home
meetings-button-phone = By phone
meetings-button-not_sure = Not sure yet
meetings-button-not_coming = I cannot come
meetings-button-join = Open the joining page
meetings-card-dates = ### Dates before the meeting
meetings-date-ahead = { $what }: { $day }
meetings-date-passed = { $what }: { $day } (passed)
meetings-date-notice = Tell people about the meeting
meetings-date-suggestions_close = Suggest something for the agenda by
meetings-date-draft_papers = Draft papers are ready
meetings-date-formats_out = Papers are out in every format
meetings-date-reminder = We remind people who are coming
meetings-date-meeting = The meeting
meetings-card-file = This file puts the meeting in your own calendar:
meetings-card-file-cancelled = This file takes the meeting out of your own calendar:

# What a person reads after they said how they come
meetings-answer-room = You said: in the room. The place is { $place }.
meetings-answer-remote = You said: from home. On the day, join here: { $link }
meetings-answer-phone = You said: by phone. On the day, ring { $phone }.
meetings-answer-phone-no-number = You said: by phone. There is no phone number yet. Please ask an organiser for it.
meetings-answer-not_sure = You said: not sure yet. That is fine.
meetings-answer-not_coming = You said: I cannot come. Thank you for telling us. We do not remind you of this meeting. If its day changes, we tell you.
meetings-answer-stored = We stored this answer with your name. The card shows only how many people come each way. You can change your answer at any time, on the day too: press another button.

# Meetings coming up, and dates
meetings-coming-up-heading = ## Meetings coming up
meetings-coming-up-more =
    { $count ->
        [one] One more meeting is planned after these.
       *[other] { $count } more meetings are planned after these.
    }
meetings-mine-room = You said: in the room.
meetings-mine-remote = You said: from home.
meetings-mine-phone = You said: by phone.
meetings-mine-not_sure = You said: not sure yet.
meetings-mine-not_coming = You said: I cannot come.
meetings-mine-not-said = You have not said how you come. To say it, use /meeting how-i-come.
meetings-see-announcement = [Open the announcement]({ $link })
meetings-dates-heading = ### Dates for { $title }
meetings-dates-note = We work these dates out in working days. Weekends and bank holidays do not count.

# Forms
meetings-form-create = Make a meeting
meetings-form-change = Change a meeting
meetings-form-details = Phone number and what it is about
meetings-field-title = Title
meetings-field-title-help = A short name that says what the meeting is
meetings-field-date = Date
meetings-field-date-help = For example: 12 May 2027, or 12/05/2027
meetings-field-times = Start and end
meetings-field-times-help = For example: 10am to 12pm
meetings-field-place = Place, for people in the room
meetings-field-place-help = The building, the room and the address
meetings-field-link = Joining link, for people at home
meetings-field-link-help = The web address of the video call. It starts with https://
meetings-field-phone = Phone number to join by
meetings-field-phone-help = With a code, if there is one. Leave it empty if people cannot join by phone.
meetings-field-purpose = What the meeting is about
meetings-field-purpose-help = What you can change together, and what you cannot
meetings-needs-start-and-end = We need a start and an end. Nothing was saved. Please write both, like 10am to 12pm.
meetings-button-type-again = Change what I typed
meetings-button-details = Add a phone number or what it is about

# What an organiser reads after a command
meetings-created = “{ $title }” is saved.
meetings-changed = “{ $title }” is saved as it stands here. If anything changed, people who said how they come will be told.
meetings-postponed = “{ $title }” has moved. People who said how they come will be told, with your reason.
meetings-next-steps = Next, choose two co-chairs with /meeting chairs. To plan more meetings like this one, use /meeting repeat.
meetings-announced-in = The announcement is in { $channel }.
meetings-announced-when-due = It is announced when it is time to tell people.
meetings-announced-later = Each of these is announced when it is time to tell people, not all at once.
meetings-repeated =
    { $count ->
        [one] One more meeting like “{ $title }” is saved:
       *[other] { $count } more meetings like “{ $title }” are saved:
    }
meetings-chair-set = { $name } is now co-chair { $slot } of “{ $title }”. If they have lived experience, only they can say so, with /meeting lived-experience.
meetings-still-to-do = Still to do before the meeting is ready:
meetings-lived-stored-yes = We stored that “{ $title }” has a co-chair with lived experience: you. We store this yes and nothing more. You can change it with the same command.
meetings-lived-stored-no = We stored your answer for “{ $title }”: no. We store this and nothing more. You can change it with the same command.
meetings-cancel-ask =
    ### Cancel “{ $title }”?
    It is on { $when }.
    { $count ->
        [0] Nobody has said how they come yet. The two co-chairs will be told.
        [one] One person has said how they come. They and the co-chairs will be told.
       *[other] { $count } people have said how they come. They and the co-chairs will be told.
    }
    The reason they will read: { $reason }
    This cannot be taken back. To move the meeting, use /meeting postpone instead.
meetings-button-cancel = Yes, cancel the meeting
meetings-button-keep = No, keep it
meetings-cancelled = “{ $title }” is cancelled. People who said how they come will be told, with your reason.
meetings-kept = The meeting stands. Nothing was changed.

# What Discord would not let the bot do
meetings-problem-no_channel = “{ $title }” is saved but not announced, because no announcements channel is chosen. To mend it, use /setup. The announcement is then posted by itself.
meetings-problem-channel_gone = “{ $title }” is saved but not announced, because the announcements channel is gone. To mend it, choose another one with /setup. The announcement is then posted by itself.
meetings-problem-may_not_post = “{ $title }” is saved, but the bot may not post in the announcements channel. To mend it, use /setup: its last step says which permission is missing.
meetings-problem-may_not_keep_event = “{ $title }” is saved, but the bot may not make or change Discord events. To mend it, give the bot the permissions Create Events and Manage Events. The meeting itself stands.
meetings-problem-discord_failed = “{ $title }” is saved, but Discord did not take all of it just now. We keep trying. If it stays wrong, use /meeting change and send the form as it is.
meetings-event-made-again = Somebody deleted the Discord event of “{ $title }”. The meeting still stands, so we made the event again. To cancel the meeting, use /meeting cancel.

# Discord's own scheduled event
meetings-event-location = { $place }, or { $link }
meetings-event-how = In the room: { $place }
    From home: { $link }{ $has_page ->
        [yes] { "" }
            More about joining: { $page }
       *[no] { "" }
    }
