# The agenda in Discord: commands, cards, forms and answers.

## Commands
agenda-command = See, suggest and shape what the group talks about
agenda-suggest-command = Suggest something to talk about
agenda-suggest-for-command = Type in a suggestion for somebody else
agenda-show-command = See the agenda and what people suggested
agenda-mine-command = See your own suggestions and what became of them
agenda-shape-command = For co-chairs: choose what goes on the agenda
agenda-publish-command = For co-chairs: show the agenda to everyone
agenda-option-meeting = Which meeting. Leave it empty for the next one.
agenda-option-member = The person whose suggestion it is
agenda-run-command = For facilitators and co-chairs: run the meeting
agenda-run-start-command = Start the meeting at its first item
agenda-run-next-command = Go on to the next item or break
agenda-run-back-command = Go back to the item before
agenda-run-more-time-command = Give the present item more time
agenda-run-end-command = End the meeting
agenda-not-a-person-here = A suggestion is from a person who is in this server. Nothing was saved. Please choose somebody else.
agenda-option-minutes = How many more minutes, from 1 to 60

## The suggestion form
agenda-suggest-form = Suggest something to talk about
agenda-suggest-for-form = A suggestion for somebody else
agenda-form-about = For: { $title }, { $when }.
agenda-entered-for = This is { $name }’s suggestion. We record that you typed it in, and we tell { $name }.
agenda-form-title = What should we talk about?
agenda-form-title-help = A few words. 100 letters at most.
agenda-form-why = Why does it matter?
agenda-form-why-help = Everyone in the group can read this. Please leave out private things.
agenda-form-named = May the group see your name?
agenda-form-named-help = If you say no, your name is not shown with it.
agenda-form-named-for = May the group see their name?
agenda-form-named-for-help = Please ask them first. If they say no, their name is not shown.
agenda-form-named-yes = Yes, show the name
agenda-form-named-no = No, keep the name private
agenda-form-level = What is it about? You can skip this.
agenda-form-level-not-sure = I am not sure
agenda-suggested = Thank you. Your suggestion “{ $title }” is saved. The co-chairs will look at it.
    You can follow it with /agenda mine.
agenda-suggested-for = Thank you. The suggestion “{ $title }” is saved for { $name }. We tell them about it. The co-chairs will look at it.
agenda-suggested-named = The group can see whose it is.
agenda-suggested-late = It came after the day for suggestions. The co-chairs still see it, and may keep it for a later meeting.
agenda-suggested-unnamed = The name is not shown to the group.

## Levels
agenda-level-individual = One person’s care or support
agenda-level-service = How a service works
agenda-level-organisation = How the whole organisation works

## Items
agenda-about-minutes = { $minutes ->
    [one] About 1 minute
   *[other] About { $minutes } minutes
}
agenda-led-by = Led by { $lead }
agenda-led-by-two = Led by { $lead } with { $partner }
agenda-partner-only = With { $partner }
agenda-suggested-by = Suggested by { $name }
agenda-suggested-by-a-member = Suggested by a member
agenda-about-level = Level: { $level }
agenda-quality-statement = Quality statement: { $statement }
agenda-break = Break
agenda-carried-on = It comes from an earlier meeting
agenda-came-late = It came after the day for suggestions
agenda-mark-now = Now
agenda-mark-next = Next
agenda-mark-done = Done
agenda-supports = { $count ->
    [0] Nobody else supports it yet
    [one] 1 person supports it
   *[other] { $count } people support it
}
agenda-would-come = { $count ->
    [0] Nobody said yet that they would come for it
    [one] 1 person would come for it
   *[other] { $count } people would come for it
}
agenda-outcome-suggested = Waiting for the co-chairs
agenda-outcome-accepted = On the agenda
agenda-outcome-merged = Joined with another item
agenda-outcome-later = For a later meeting
agenda-outcome-not_this_time = Not this time
agenda-outcome-carried_over = Not reached, so it moves to the next meeting
agenda-joined-with = Joined with “{ $title }”
agenda-why = Why: { $reason }

## The agenda card
agenda-card-heading = Agenda: { $title }
agenda-card-live = The meeting is on now.
agenda-card-ended = The meeting has ended.
agenda-card-cancelled = This meeting is cancelled.
agenda-card-after-last = All items are done. The facilitator will end the meeting soon.
agenda-card-draft = This is a draft. The co-chairs are still working on it.
agenda-card-from-members = { $members } of { $items ->
    [one] 1 item
   *[other] { $items } items
} came from members.
agenda-card-empty = Nothing is on the agenda yet.
agenda-card-waiting = Waiting for the co-chairs
agenda-card-answered = Suggestions with an answer
agenda-card-more = And { $count } more. See them with /agenda show.
agenda-button-suggest = Suggest an item
agenda-button-see-all = See everything and support

## The suggestion card
agenda-suggestion-heading = A suggestion for { $meeting }
agenda-button-support = Support
agenda-button-would-come = I would come for this
agenda-supported = Your support for “{ $title }” is saved. { $count }. Press Support again to take it back.
agenda-support-taken-back = You took your support for “{ $title }” back. { $count }. Press Support again to give it.
agenda-coming-for = We saved that you would come for “{ $title }”. { $count }. Press the button again to take it back.
agenda-coming-for-taken-back = We no longer count you for “{ $title }”. { $count }. Press the button again if you would come.

## Showing
agenda-show-planned = On the agenda
agenda-show-waiting = Waiting for the co-chairs
agenda-show-answered = With an answer
agenda-show-page = Page { $page } of { $pages }
agenda-button-support-number = Support number { $number }
agenda-button-come-number = I would come for number { $number }
agenda-button-back = Back
agenda-button-next = Next
agenda-mine-heading = Your suggestions
agenda-mine-nothing = You have not suggested anything yet. You can with /agenda suggest.
agenda-mine-for = For: { $meeting }
agenda-mine-choose = Choose a suggestion to take back
agenda-mine-sure = Do you want to take back “{ $title }”? The co-chairs will then not see it.
agenda-mine-yes = Yes, take it back
agenda-mine-no = No, keep it
agenda-mine-taken-back = You took “{ $title }” back.
agenda-mine-kept = Nothing was changed. Your suggestion is still in.

## Shaping
agenda-shape-heading = Shape the agenda: { $title }
agenda-shape-intro = Choose one to see more. One co-chair can say yes. A no needs a reason, and both co-chairs must agree.
agenda-shape-waiting = Waiting: { $count }
agenda-shape-planned = On the agenda: { $count }
agenda-shape-choose-waiting = Choose a waiting suggestion
agenda-shape-choose-planned = Choose an item on the agenda
agenda-shape-choose-target = Choose the item to join it with
agenda-shape-none-waiting = No suggestion is waiting.
agenda-shape-none-planned = Nothing is on the agenda yet.
agenda-shape-no-target = There is no other item to join it with yet.
agenda-shape-joining = Which item should “{ $title }” be joined with?
agenda-shape-to-confirm = A co-chair proposed an answer
agenda-shape-place = Place { $place } of { $places } on the agenda.
agenda-shape-proposed-by-other = The other co-chair proposes: { $outcome }. Do you agree? If nobody confirms it by { $when }, it waits again.
agenda-shape-proposed-by-you = You proposed: { $outcome }. The other co-chair must confirm it by { $when }. If not, it waits again.
agenda-button-accept = Accept
agenda-button-merge = Join with another item
agenda-button-later = Later
agenda-button-not-this-time = Not this time
agenda-button-confirm = Confirm
agenda-button-refuse = Do not confirm
agenda-button-drop = Take my proposal back
agenda-button-arrange = Arrange
agenda-button-earlier = Move earlier
agenda-button-further-down = Move later
agenda-button-publish = Publish the agenda
agenda-button-cancel-merge = Do not join
agenda-reason-form = Why?
agenda-reason-label = The reason, in plain words
agenda-reason-help = The person who suggested it gets this. Once confirmed, everyone can read it.
agenda-arrange-form = Arrange this item
agenda-arrange-lead = Who leads it?
agenda-arrange-partner = Who presents it with them?
agenda-arrange-minutes = About how many minutes?
agenda-arrange-minutes-help = A whole number from 1 to 240
agenda-arrange-level = What is it about?
agenda-arrange-statement = Quality statement, if any
agenda-minutes-not-a-number = “{ $typed }” is not a whole number of minutes from 1 to 240. Nothing was saved. Please try again.
agenda-accepted = “{ $title }” is on the agenda.
agenda-proposed = Your proposal for “{ $title }” is saved: { $outcome }. Nothing changes until the other co-chair confirms it.
agenda-confirmed = Confirmed. “{ $title }” now has the answer: { $outcome }. The reason is in the open and people are told.
agenda-proposal-dropped = “{ $title }” waits again. Nobody outside the co-chairs was told.
agenda-arranged = “{ $title }” is saved as you wrote it.
agenda-moved = “{ $title }” is now in place { $place }.
agenda-published = The agenda is published.
agenda-published-where = The card is in { $channel }.
agenda-published-nowhere = Only the card could not be posted. Please ask an organiser to check the channels with /setup. Then publish again.

## Running
agenda-run-heading = Running: { $title }
agenda-run-last = This is the last item.
agenda-run-after-last = All items are done. You can end the meeting, or go back.
agenda-run-not-started = The meeting has not started.
agenda-run-since = Started at { $started }. Its time is up at about { $until }.
agenda-run-break-by = Take a break by { $time }.
agenda-button-run-next = Next item
agenda-button-run-back = Back one item
agenda-button-five-more = 5 more minutes
agenda-button-end = End
agenda-button-end-sure = Yes, end the meeting
agenda-button-keep-going = No, keep going
agenda-run-end-sure = Do you want to end the meeting now?
agenda-run-left = { $left ->
    [0] Every item was reached.
    [one] 1 item was not reached. It moves to the next meeting.
   *[other] { $left } items were not reached. They move to the next meeting.
}
agenda-run-more-given = { $minutes ->
    [one] 1 more minute for “{ $title }”.
   *[other] { $minutes } more minutes for “{ $title }”.
}
agenda-time-nearly-up = “{ $title }” has used about all of its { $minutes } minutes.
agenda-time-nearly-up-help = Only this channel is told. You choose what happens now.

# Publishing with fewer breaks than the meeting needs
agenda-button-put-breaks-in = Put the breaks in and publish
agenda-button-publish-with-reason = Publish with a reason
agenda-publish-why-form = Publish with fewer breaks
agenda-label-publish-why = Why can it not have these breaks?
agenda-label-publish-why-help = Everyone can read this under the agenda.
agenda-set-aside = Fewer breaks than this meeting’s rule, because: { $reason }
