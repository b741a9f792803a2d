# The facilitator's console in a browser.
web-console-title = Console: { $title }
web-console-door = Run polls, count hands and see who is here. This opens the console in this browser. Your link then stops working in any other.
web-console-door-open = Open the console here
web-console-parts = Parts of the console
web-console-new = Ask a new question
web-console-people = Who is here
web-console-room = Room screen
web-console-counts = Here: { $room } in the room, { $remote } at home, { $phone } by phone.
web-console-screen-on = The room screen is on.
web-console-screen-none = No room screen has been on yet.
web-console-screen-seconds = The room screen has not been seen for { $seconds ->
    [one] 1 second.
   *[other] { $seconds } seconds.
}
web-console-screen-minutes = The room screen has not been seen for { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}

## Polls
web-console-now = Votes now
web-console-none-now = No poll is open.
web-console-prepared = Prepared
web-console-over = Over
web-console-state-prepared = Prepared
web-console-state-open = Open
web-console-state-closing = Closing soon
web-console-state-paused = Paused
web-console-state-closed = Closed
web-console-state-cancelled = Cancelled
web-console-is-held = This poll is held back from the room screen.
web-console-is-frozen = The tally stands still for everyone but you.
web-console-not-shown = Nobody else has seen this yet.
web-console-more = More about this poll
web-console-more-hands = Hands, votes by name and more
web-console-result = The result
web-console-result-now = The votes so far
web-console-for-you = Only those who run the meeting see this now.
web-console-waiting = Answers from voters
web-console-waiting-words = People can choose these already. The room screen shows them once you let it.

web-console-do-open = Open it
web-console-do-extend = 5 more minutes
web-console-do-pause = Pause
web-console-do-pause-now = Pause it now
web-console-do-resume = Go on
web-console-do-close = Close soon
web-console-do-cancel = Cancel
web-console-do-cancel-now = Yes, cancel this poll
web-console-do-hold = Hold back
web-console-do-show = Show
web-console-do-freeze = Freeze the tally
web-console-do-unfreeze = Let the tally move
web-console-do-again = Run it again
web-console-do-release = Let it onto the room screen
web-console-do-hands = Send this count
web-console-do-confirm = I saw the same: confirm it
web-console-do-enter = Enter this vote
web-console-do-group = Keep these groups
web-console-do-prepare = Prepare it
web-console-do-prepare-open = Prepare and open it now
web-console-do-code = Make a new code
web-console-because = Why? Everyone will see it.
web-console-cancel-sure = Nothing in this poll will count. This cannot be taken back. You can run it again.

web-console-done-open = The poll is open.
web-console-done-extend = There are 5 more minutes.
web-console-done-pause = The poll is paused. Its time stands still.
web-console-done-resume = The poll goes on. The time was given back.
web-console-done-close = The poll closes soon. Everyone is told.
web-console-done-stays-open = Not everybody has voted, and this meeting gives people more time for a vote. So the poll stays open until the time that it shows now. It closes by itself.
web-console-done-cancel = The poll is cancelled. Nothing in it counts.
web-console-done-hold = It is held back.
web-console-done-show = It is shown.
web-console-done-freeze = The tally stands still. Votes still count.
web-console-done-unfreeze = The tally moves again.
web-console-done-again = The same poll is prepared again. Open it when you are ready.
web-console-done-hands = The count is in. It does not count yet: somebody else has to confirm it.
web-console-done-confirm = The count is confirmed, and it counts.
web-console-done-enter = The vote is in. The person is told, and can change it.
web-console-done-group = The groups are kept.
web-console-done-release = The room screen shows it now.
web-console-done-prepared = The poll is prepared. Nobody can vote until you open it.
web-console-done-ticked = That is noted.
web-console-done-added = They are here.
web-console-done-code = The room screen has a new code. The old one no longer works.

## Hands, votes by name, groups
web-console-hands = Hands in the room
web-console-hands-most = { $most ->
    [one] At most 1 hand: one person in the room has not voted another way.
   *[other] At most { $most } hands: so many people in the room have not voted another way.
}
web-console-field-hands = How many hands for each answer
web-console-hands-counted = This count waits for somebody else to confirm it:
web-console-hands-confirmed = This count is confirmed:
web-console-hands-other = You counted, so somebody else has to confirm it, here or in Discord.
web-console-enter = Enter one person’s vote
web-console-enter-words = For somebody who tells you their vote. They are told of it, and can change it.
web-console-field-person = Whose vote
web-console-field-how = How they gave it, such as “by phone” or “pointed at it”
web-console-choose = Choose a name
web-console-group = Put answers together
web-console-group-words = Give answers that say the same the same name. The room screen shows only your names.

## A new poll
web-console-start-from = Start from one you kept:
web-console-field-kind = What kind
web-console-kind-one_choice = One choice
web-console-kind-several_choices = Several choices
web-console-kind-yes_no = Yes or no
web-console-kind-consent = Agree, live with it, or need to change it
web-console-kind-fist_of_five = From 0 to 5
web-console-kind-score = Score each answer
web-console-kind-ranked = Put in order
web-console-kind-dots = Share out dots
web-console-kind-short_answer = Short written answer
web-console-field-options = The answers, one on each line
web-console-options-help = Leave this empty where the answers are set, such as yes or no.
web-console-field-mode = Who can see how people vote
web-console-mode-private = Private: nobody is shown
web-console-mode-named = Named: everyone can see
web-console-mode-secret = Secret: nobody can find out
web-console-field-minutes = How many minutes
web-console-more-settings = More settings
web-console-field-reveal = When the votes are shown
web-console-reveal-at_close = When it closes
web-console-reveal-after_voting = After your own vote
web-console-reveal-live = All the time
web-console-field-reasons = Reasons
web-console-reasons-optional = Can be given
web-console-reasons-asked = Are asked for
web-console-reasons-off = No reasons
web-console-field-tie_rule = If the first place is shared
web-console-tie_rule-talk_again = We talk and vote again
web-console-tie_rule-no_winner = Nothing wins
web-console-tie_rule-co_chairs_decide = The co-chairs decide
web-console-field-least = Fewest choices
web-console-field-most = Most choices, or how many dots
web-console-field-quorum = How many must vote, if any
web-console-field-pass_percent = Share it needs in %, if any
web-console-field-shuffle = Put the answers in another order for each person
web-console-field-may_add_options = People may add answers
web-console-field-needs_check_in = Only for people who are ticked off as here
web-console-field-no_unsure_because = Why “I am not sure” is left out
web-console-no-unsure-help = It is always offered unless you say why not.
web-console-field-save_as = Keep these settings for next time under this name
web-console-not-a-number = { $what }: this has to be a whole number. Nothing was saved. Please check it and send it again.
web-console-not-a-choice = { $what }: please choose one from the list. Nothing was saved.

## Who is here
web-console-people-words = Press to say where a person is. It decides who can vote, and how many hands can be counted.
web-console-side-room = in the room
web-console-side-remote = at home
web-console-side-phone = by phone
web-console-side-none = not here yet
web-console-put-room = In the room
web-console-put-remote = At home
web-console-put-phone = By phone
web-console-add-person = Somebody who is not in the list
web-console-add-person-words = For a person without Discord and without a phone. They can vote by hand, or you enter their vote.
web-console-field-name = Their name
web-console-code = The code on the room screen
web-console-unnamed = { $joined ->
    [0] Nobody has joined by the code without a name so far.
    [one] 1 person has joined by the code without a name. There is room for { $most }.
   *[other] { $joined } people have joined by the code without a name. There is room for { $most }.
}
web-console-code-words = Has the code been passed on to people outside the meeting? Phones that have joined stay.
web-console-field-option = The answer
