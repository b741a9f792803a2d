# Ideas: refusals, the steps of an idea's way, and private notices.

## The names of what people type
ideas-field-title = The title
ideas-field-what = What the idea is
ideas-field-why = Why it matters
ideas-field-who = Who it would help
ideas-field-picture = The description of the picture or file
ideas-field-words = Your words
ideas-field-comment = Your comment
ideas-field-we-did = “We did”
ideas-field-could-not = “We could not, because”
ideas-field-next-step = “Next”
ideas-field-topic = A topic
ideas-field-contacts = The emergency contacts

## Refusals
ideas-refused-not-yours = This is somebody else’s, so only they can change it or take it back. Nothing was changed. You can do this with your own.
ideas-refused-own-idea = This is your idea, so we already count you as wanting it. Nothing was changed. You can support what other people post.
ideas-refused-held = A moderator is looking at this idea, so nothing can be added just now. Nothing was saved. Please try again later.
ideas-refused-withdrawn = The person whose idea this was took it back. Nothing was saved. You can post an idea of your own.
ideas-refused-locked = A moderator closed this idea for more comments and support. Nothing was saved. You can still read it and follow it.
ideas-refused-others-joined = This idea is joined with others, so it is shared now. Nothing was changed. If it is not for you, please choose “Not for me”.
ideas-refused-already-closed = This idea already has an answer. Nothing was changed. You can read the answer with the idea.
ideas-refused-not-closed = This idea has no answer yet, so it is open already. Nothing was changed.
ideas-refused-no-outcome = An idea needs an answer before it is closed. Nothing was saved. Please write “We did”, “We could not, because” or “Next”.
ideas-refused-done-needs-we-did = Please say what was done, under “We did”. Nothing was saved.
ideas-refused-not-this-time-needs-why = Please say why not, under “We could not, because”. Nothing was saved.
ideas-refused-not-a-step = An idea cannot get this status that way. Nothing was changed. Please choose another status, or answer the idea.
ideas-refused-same-status = The idea has this status already. Nothing was changed. You can add news without a new status.
ideas-refused-merge-with-itself = An idea cannot be joined with itself. Nothing was changed. Please choose another idea.
ideas-refused-cannot-merge = Only open ideas that everyone can see can be joined. Nothing was changed. Please choose another idea.
ideas-refused-not-merged = This idea is not joined with another. Nothing was changed.
ideas-refused-too-late-to-undo = Joining ideas can be undone for { $days } days, and that time is over. Nothing was changed. People can still choose “Not for me”.
ideas-refused-nothing-of-yours = You have no part in the ideas that were joined. Nothing was changed.
ideas-refused-no-such-topic = Your group has no topic “{ $typed }”. Nothing was saved. Please choose one of the topics.
ideas-refused-too-many-tags = An idea can have { $most } topics at most. Nothing was saved. Please choose fewer.
ideas-refused-too-many-topics = A group can have { $most } topics at most. Nothing was saved. Please use fewer.
ideas-refused-picture-needs-words = Please say what the picture or file shows, for people who cannot see it. Nothing was saved.
ideas-refused-nothing-to-take-back = You have no support to take back here. Nothing was changed.
ideas-refused-already-so = It is like that already. Nothing was changed.
ideas-refused-already-answered = You have said something about this already. Nothing was changed. You can talk to an organiser.
ideas-refused-already-linked = This idea was already suggested for that meeting. Nothing was changed.

## The status of an idea
ideas-status-new = New
ideas-status-seen = Seen
ideas-status-talked_about = Being talked about
ideas-status-on_agenda = On an agenda
ideas-status-planned = Planned
ideas-status-done = Done
ideas-status-not_this_time = Not this time
ideas-status-answered = Answered

## An answer
ideas-said-we-did = We did: { $words }
ideas-said-could-not = We could not, because: { $words }
ideas-said-next-step = Next: { $words }

## Steps of an idea's way
ideas-news-joined = The idea “{ $title }” is the same, and is part of this one now.
ideas-news-parted = This idea stands by itself again. It is no longer part of “{ $title }”.
ideas-trail-item-suggested = It was suggested for the agenda of “{ $meeting }”. The co-chairs decide.
ideas-trail-item-accepted = It is on the agenda of “{ $meeting }”.
ideas-trail-item-talked_about = It was talked about at “{ $meeting }”.
ideas-trail-item-carried = It was carried over to “{ $meeting }”.
ideas-trail-item-carried_over = There was no time for it at “{ $meeting }”. It goes to the next meeting.
ideas-trail-item-merged = At “{ $meeting }” it is part of another item. { $reason ->
        [none] {""}
       *[other] The co-chairs say: { $reason }
    }
ideas-trail-item-later = It is not on the agenda of “{ $meeting }”, but may come later. { $reason ->
        [none] {""}
       *[other] The co-chairs say: { $reason }
    }
ideas-trail-item-not_this_time = It is not on the agenda of “{ $meeting }”. { $reason ->
        [none] {""}
       *[other] The co-chairs say: { $reason }
    }
ideas-trail-item-withdrawn = The suggestion for “{ $meeting }” was taken back.
ideas-trail-poll-open = A poll about it is open: “{ $question }”
ideas-trail-poll-cancelled = The poll about it was called off: “{ $question }”
ideas-trail-poll-closed = The poll about it is closed: “{ $question }” { $result ->
        [none] {""}
       *[other] { $result }
    }
ideas-trail-action-open = There is an action from it: “{ $title }”
ideas-trail-action-offered = Whoever carries out “{ $title }” says: { $outcome }
ideas-trail-action-closed = The action from it is closed: “{ $title }” { $outcome }

## Private notices to one person
ideas-notice-status = News of the idea “{ $title }”. It is now: { $status }.
    { $words }
ideas-notice-answer = The idea “{ $title }” has an answer.
    { $answer }
ideas-notice-trail = News of the idea “{ $title }”.
    { $words }
ideas-notice-merged = The idea “{ $title }” is now part of “{ $into }”, because they are the same. You count there, once.
    If that is not for you, press “Not for me” under this message, or on the old card of the idea. It can be undone until { $until }.
ideas-notice-joined = News of the idea “{ $title }”.
    { $words }
ideas-notice-parted = News of the idea “{ $title }”.
    { $words }
ideas-notice-posted = There is a new idea: “{ $title }”.
ideas-notice-entered = { $helper } posted an idea for you. It says: “{ $title }”.
    { $what }
    { $named ->
        [yes] The group can see your name with it.
       *[no] The group cannot see your name with it.
    }
    If this is not what you want, you can take it back with /idea mine.
ideas-notice-withdrawn-for-you = { $helper } took back the idea they posted for you: “{ $title }”. You can post it again with /idea post.
ideas-notice-supported-for-you = { $helper } said for you that you support the idea “{ $title }”. If this is not what you want, you can take it back with the idea.
ideas-notice-commented-for-you = { $helper } wrote a comment for you, on the idea “{ $title }”. If this is not what you want, please talk to an organiser.
ideas-notice-ask-news = The idea “{ $title }” has had no news for { $days } days. People wait to hear. Please add a few words with /idea look-after.
ideas-notice-moderated = { $about ->
        [comment] A moderator looked at your comment on the idea “{ $title }”.
       *[idea] A moderator looked at your idea “{ $title }”.
    } { $act ->
        [hold] It is not on show while they check it.
        [hide] It is not on show any more.
        [show] It is on show again.
        [lock] It is closed for more comments and support.
       *[unlock] It is open again.
    } { $reason ->
        [checking] The reason: it needs a closer look.
        [names_someone] The reason: it names somebody.
        [private_details] The reason: it has private details in it.
        [unkind] The reason: it may hurt people.
        [not_ours] The reason: it is not about our work.
        [advert] The reason: it is an advert.
        [law] The reason: the law does not allow it.
        [too_heated] The reason: the talk has become too heated.
       *[put_right] All is well now.
    } { $words }
    You can answer: press “Answer the moderator” under this message, or open your idea with /idea mine.
ideas-notice-moderation-answer = The author of “{ $title }” says, about what you did as a moderator: { $words }
ideas-notice-digest = { $count ->
        [one] There is news of one idea.
       *[other] There is news of { $count } ideas.
    }
    { $lines }
    { $more ->
        [0] {""}
       *[other] And { $more } more. You can see all with /idea list.
    }

## One line of a digest
ideas-digest-status = “{ $title }”: { $words }
ideas-digest-answer = “{ $title }” has an answer: { $status }
ideas-digest-trail = “{ $title }”: { $words }
ideas-digest-merged = “{ $title }” is part of another idea now. If that is not for you, press “Not for me” on its old card.
ideas-digest-joined = “{ $title }”: { $words }
ideas-digest-parted = “{ $title }”: { $words }

## Somebody may be at risk
ideas-safety-contacts-usual = In danger now? Call 999.
    Need to talk? Samaritans, 116 123, day or night, free.
    Not well? NHS 111.
    Worried about somebody’s care? Ask the council for adult social care.
