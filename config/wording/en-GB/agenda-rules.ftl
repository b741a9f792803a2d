# The agenda's refusals, warnings and private notices.

## The names of what people type
agenda-field-title = The title
agenda-field-why = Why it matters
agenda-field-reason = The reason
agenda-field-lead = The name of who leads
agenda-field-partner = The name of the partner
agenda-field-statement = The quality statement

## Refusals
agenda-refused-not-co-chair = Only the two co-chairs of this meeting can do that. Nothing was changed. You can still suggest and support items.
agenda-refused-not-yours = This is somebody else’s suggestion, so only they can take it back. Nothing was changed. You can take back your own.
agenda-refused-already-answered = This suggestion already has an answer. Nothing was changed. You can read the answer with the agenda.
agenda-refused-already-withdrawn = The person who suggested this took it back. Nothing was changed. Please look at the agenda again.
agenda-refused-already-accepted = This is already on the agenda. Nothing was changed. If that is not right, please talk to a co-chair.
agenda-refused-not-accepted = This is not on the agenda yet, so it has no place to move from. Nothing was changed. Please accept it first.
agenda-refused-others-joined = Other suggestions were joined to yours, so it is shared now. Nothing was changed. If you want to change it, please talk to a co-chair.
agenda-refused-own-suggestion = You suggested this, so we already count you as wanting it. Nothing was changed. You can support what other people suggest.
agenda-refused-proposal-waits = An answer to this already waits for a second co-chair. Nothing was changed. Please confirm that answer or turn it down first.
agenda-refused-own-proposal = You proposed this answer, so the other co-chair has to confirm it. Nothing was changed. You can take your proposal back.
agenda-refused-no-proposal = No answer waits for you to confirm here. It may have run out of time. Nothing was changed. Please look at the agenda again.
agenda-refused-nothing-to-join = It can only be joined with another open item of the same meeting. Nothing was changed. Please choose another item.
agenda-refused-wrong-minutes = Please give a number of minutes from { $least } to { $most }. Nothing was saved.
agenda-refused-no-such-place = Please choose a place from 1 to { $most }. Nothing was moved.
agenda-refused-already-reached = The meeting has already come to this part of the agenda, so it stays as it is. Nothing was changed. You can still change what comes later.
agenda-refused-nothing-accepted = Nothing is on the agenda yet. Nothing was shown to the group. Please accept an item first, then publish.
agenda-refused-at-the-end = The meeting is past its last item. Nothing was changed. You can end the meeting, or go back.
agenda-refused-at-the-start = This is the start of the agenda, so there is nothing to go back to. Nothing was changed. You can go on to the next item.
agenda-refused-moved-on = Somebody moved the meeting on just before you. Your press changed nothing. Please look where the meeting is now.
agenda-refused-nothing-running = No item is being talked about now, so there is nothing to give more time to. Nothing was changed. Please go to an item first.
agenda-refused-no-more-time = One item can have { $most } minutes at most, and this one has them. Nothing was changed. You can go on to the next item.

## Warnings
agenda-warning-long-item = One item is very long and has no break in it. Please think about making it shorter, or two items.
agenda-warning-no-partner = An item has a lead but no partner yet. Please find a member to present it too.
agenda-warning-too-long = The items and breaks together are longer than the meeting. Please make some shorter, or move some to a later meeting.

## Private notices to one person
agenda-notice-entered = { $helper } typed in a suggestion for you, for “{ $meeting }”. It says: “{ $title }”.
    Why it matters: { $why }
    { $named ->
        [yes] The group can see your name with it.
       *[no] The group cannot see your name with it.
    }
    If this is not what you want, you can take it back with /agenda mine.
agenda-notice-withdrawn-for-you = { $helper } took back the suggestion they typed in for you: “{ $title }”. It was for “{ $meeting }”. You can suggest it again with /agenda suggest.
agenda-notice-accepted = “{ $title }” is now on the agenda of “{ $meeting }”.
agenda-notice-merged = “{ $title }” is now part of “{ $into }”, for the meeting “{ $meeting }”. Everyone who wanted it now counts there.
    The co-chairs say why: { $reason }
agenda-notice-later = The co-chairs put “{ $title }” off. It is not part of “{ $meeting }”. It will be suggested again for the next meeting.
    They say why: { $reason }
agenda-notice-not-this-time = The co-chairs did not take “{ $title }” for “{ $meeting }” this time. Thank you for caring about it.
    They say why: { $reason }
agenda-notice-proposed-merge = { $by } would like to join “{ $title }” with “{ $into }”. Do you agree? Without your yes by { $when }, nothing changes. You can answer with /agenda shape.
    Their reason: { $reason }
agenda-notice-proposed-later = { $by } would like to put “{ $title }” off to a later meeting. Do you agree? Without your yes by { $when }, nothing changes. You can answer with /agenda shape.
    Their reason: { $reason }
agenda-notice-proposed-not-this-time = { $by } would like to say “not this time” to “{ $title }”. Do you agree? Without your yes by { $when }, nothing changes. You can answer with /agenda shape.
    Their reason: { $reason }
agenda-notice-refused = The other co-chair did not agree to your proposal about “{ $title }”. Nobody else was told. Please talk it over. The agenda shows where it stands now.
agenda-notice-lapsed = Nobody confirmed the proposed answer about “{ $title }” in time, so it was dropped. Please talk it over and choose again with /agenda shape.
agenda-notice-carried = “{ $title }” is suggested again, now for “{ $meeting }”. You do not need to do anything.
