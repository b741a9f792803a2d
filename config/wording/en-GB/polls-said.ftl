# What every door says of a poll.
polls-who-named = Everyone in the group can see how you vote.
polls-who-private = Nobody is shown how you vote. Only the bot keeps it, so that you can change it.
polls-who-private-early = Nobody is shown how you vote. Only the bot keeps it, so that you can change it. While it is open, how it stands is shown only when five people or more have voted.
polls-who-secret = Nobody can find out how you vote. Your name and your answer are kept apart, so you cannot change it later. With fewer than five votes, only the leading answer is shown.
# Once the poll is closed or cancelled
polls-who-over-named = Everyone in the group can see how you voted.
polls-who-over-private = Nobody is shown how you voted. Only the bot keeps it.
polls-who-over-secret = Nobody can find out how you voted. Your name and your answer were kept apart. With fewer than five votes, only the leading answer is shown.


polls-how-one_choice = Choose one answer. The answer with the most votes wins.
polls-how-several_choices = { $least ->
        [one] Choose from one to { $most } answers.
       *[other] Choose from { $least } to { $most } answers.
    } The answer with the most votes wins.
polls-how-yes_no = Answer yes or no.
polls-how-consent = It is agreed when nobody needs to change it. If you need to, say what should change.
polls-how-fist_of_five = Show how much you like it, from 0 to 5.
polls-how-score = Give each answer a score from 0 to 5. The highest total wins.
polls-how-ranked = Put the answers in order, your favourite first. You may leave some out. The last one drops out, and its votes move on, until one has more than half.
polls-how-dots = You have { $most ->
        [one] one dot
       *[other] { $most } dots
    } to share out as you like. The answer with the most dots wins.
polls-how-short_answer = Write a short answer. A facilitator puts answers that say the same together.

polls-rule-quorum = At least { $quorum ->
        [one] one person
       *[other] { $quorum } people
    } must vote for it to stand.
polls-rule-pass = It passes with { $percent }% of the votes.
polls-rule-no-unsure = There is no “I am not sure” here. The reason: { $because }
polls-rule-again = This poll was run before. Only this one counts.
polls-tie-no_winner = If the first place is shared, nothing wins.
polls-tie-talk_again = If the first place is shared, we talk again and vote again.
polls-tie-co_chairs_decide = If the first place is shared, the co-chairs decide and say why.

polls-time-minutes = { $minutes ->
        [one] About one minute left.
       *[other] About { $minutes } minutes left.
    }
polls-time-last-minute = It closes within a minute.
polls-time-paused = Paused: { $because } You will get the time back.
polls-time-prepared = Not open yet.
polls-time-closed = Closed.
polls-time-cancelled = Cancelled. Nothing in it counts.

polls-answer-not-sure = I am not sure
polls-ballot-because = { $answer }. In your words: { $reason }
polls-answer-more-information = I need more information

polls-share-none = none
polls-share-tenth = about one in ten
polls-share-quarter = about a quarter
polls-share-third = about a third
polls-share-half = about half
polls-share-two-thirds = about two thirds
polls-share-three-quarters = about three quarters
polls-share-nine-tenths = about nine in ten
polls-share-all = all

polls-voted-so-far = { $voted ->
        [0] Nobody has voted yet.
        [one] One person has voted.
       *[other] { $voted } people have voted.
    }
polls-result-nobody = Nobody voted.
polls-result-none = Nothing won.
polls-result-won = { $name } won with { $votes } of { $of } votes, { $share }.
polls-result-leads = { $name } leads.
polls-result-tie = { $names } share the first place.
polls-tied-no_winner = As said before, nothing wins.
polls-tied-talk_again = As said before, we talk again and vote again.
polls-tied-co_chairs_decide = As said before, the co-chairs decide and say why.
polls-result-ranked = { $name } won with { $votes } of { $of } votes, { $rounds ->
        [one] in the first round.
       *[other] after { $rounds } rounds.
    }
polls-result-condorcet-same = It also beats each other answer one to one.
polls-result-condorcet = One to one, { $name } beats each other answer.
polls-result-score = { $name } won with { $points } points.
polls-result-dots = { $name } won with { $points } dots.
polls-result-fist = The average is { $average } out of 5.
polls-result-consent = It is agreed. Nobody needs to change it.
polls-result-no-consent = It is not agreed yet.
polls-result-concerns = It is not agreed yet. { $number ->
        [one] One person needs
       *[other] { $number } people need
    } to change it.
polls-result-answers = { $answers ->
        [one] There is one answer.
       *[other] There are { $answers } answers.
    }
polls-result-no-quorum = It does not stand, because fewer than { $quorum } people voted.
polls-result-passed = It passed the { $percent }% it needed.
polls-result-not-passed = It did not reach the { $percent }% it needed.
polls-result-passed-with = It passed with { $reached }%. It needed { $percent }%.
polls-result-not-passed-with = It did not pass. It had { $reached }% and needed { $percent }%.
polls-result-suppressed = Fewer than five people voted, so the numbers are not shown.
polls-result-unsure = Not sure: { $unsure }. Need more information: { $information }.
polls-result-turn-out = { $voted } of { $could } people voted.
polls-result-doors = By way of voting: { $doors }.
polls-result-unnamed = { $number ->
    [one] 1 of these votes is from a phone or tablet without a name.
   *[other] { $number } of these votes are from phones or tablets without a name.
  }
polls-result-with-paper = { $number ->
    [one] This is the result with 1 slip of paper that came in after it was first shown.
   *[other] This is the result with { $number } slips of paper that came in after it was first shown.
}
polls-door-discord = { $number } in Discord
polls-door-phone = { $number } on a phone
polls-door-tablet = { $number } on the shared tablet
polls-door-entered = { $number } entered by a facilitator
polls-door-paper = { $number } on paper
polls-door-hands = { $number } counted by hands in the room
polls-list-and = { $most } and { $last }
