# Ideas in Discord.

## Commands
ideas-command = Ideas: post, support, talk, and hear what came of them
ideas-post-command = Post an idea
ideas-post-for-command = Post an idea for somebody, with their say-so
ideas-list-command = Find ideas: by words, status, level or topic
ideas-show-command = Read one idea and what came of it
ideas-mine-command = Your own ideas and their answers
ideas-tell-me-command = How you want to hear news of ideas
ideas-answers-command = You said, we did: ideas that got an answer
ideas-look-after-command = Give an idea a status, news or an answer
ideas-join-command = Make one idea part of another that is the same
ideas-log-command = What moderators did, as a file
ideas-set-up-command = Emergency contacts, topics, and typed messages
ideas-option-member = Whose idea it is
ideas-option-words = Words to look for
ideas-option-status = Where the ideas have got to
ideas-option-level = What the ideas are about
ideas-option-topic = A topic of your group
ideas-option-only = Only some of the ideas
ideas-option-idea = The idea: choose it, or type words of its title
ideas-option-into = The idea that it becomes part of
ideas-option-how = When news reaches you
ideas-option-weeks = How many weeks to look back
ideas-option-meeting = What this meeting opens with
ideas-only-mine = My ideas
ideas-only-followed = Ideas I follow
ideas-only-waiting = Waiting for news
ideas-only-held = Held by a moderator (for moderators)
ideas-not-a-person-here = Please choose somebody who is in this server. Nothing was saved.
ideas-unknown-idea = We found no idea, or more than one, for “{ $typed }”. Nothing was changed. Please choose one from the list.

## An idea in words
ideas-status-line = Status: { $status }.
ideas-waiting-for-news = Waiting for news.
ideas-is-locked = Closed for more comments and support.
ideas-posted-by = Posted by { $names }.
ideas-posted-by-somebody = { $count ->
        [one] Posted by somebody in the group.
       *[other] Posted by { $count } people in the group.
    }
ideas-posted-by-and = { $count ->
        [one] Posted by { $names } and one more person.
       *[other] Posted by { $names } and { $count } more people.
    }
ideas-about-level = It is about: { $level }.
ideas-about-topics = Topics: { $topics }.
ideas-supporters = { $count ->
        [0] Nobody has supported this yet.
        [one] One person supports this.
       *[other] { $count } people support this.
    }
ideas-matters = { $count ->
        [one] One of them says it matters to them too.
       *[other] { $count } of them say it matters to them too.
    }
ideas-missing = { $count ->
        [one] One person says something is missing.
       *[other] { $count } people say something is missing.
    }
ideas-comments = { $count ->
        [one] There is one comment.
       *[other] There are { $count } comments.
    }
ideas-somebody = Somebody
ideas-comment-from-page = **{ $name }**, on the web page: { $words }
ideas-comment-from-discord = **{ $name }**: { $words }
ideas-comment-gone = This comment is not on show any more.
ideas-mine-author = This is your idea.
ideas-mine-support = You support this.
ideas-mine-missing = You said that something is missing.
ideas-mine-told = You are told of news.
ideas-mine-not-told = You are not told of news.
ideas-you-said = You said: { $title }
ideas-owner = { $name } looks after this idea.

## Cards
ideas-card-why = **Why it matters:** { $words }
ideas-card-who = **Who it would help:** { $words }
ideas-card-picture = **The picture shows:** { $words }
ideas-card-file = **A file with it, on the web page:** { $words }
ideas-card-held = This idea is not on show
ideas-card-held-why = A moderator is looking at it. Its author was told why, and can answer.
ideas-card-withdrawn = This idea was taken back
ideas-card-withdrawn-why = The person who posted it took it back.
ideas-card-merged = **This idea is part of another one now.**
ideas-card-merged-why = You find it in “{ $into }”. Everyone who wanted this counts there, once.
ideas-thread-not-on-show = An idea that is not on show
ideas-opening-heading = You said, we did
ideas-answers-heading = { $weeks ->
        [one] You said, we did: this last week
       *[other] You said, we did: the last { $weeks } weeks
    }
ideas-answers-meeting = You said, we did: { $meeting }
ideas-answers-none = No idea got an answer in this time.
ideas-answers-more = { $count ->
        [one] And one more. You can see it with /idea list.
       *[other] And { $count } more. You can see them with /idea list.
    }
ideas-tally = People posted { $submitted } ideas. On show: { $shown }. Held by a moderator: { $held }. Joined with another: { $merged }. Taken back: { $withdrawn }.

ideas-came-from = It came from the idea { $idea }. You can read that with /idea show.
ideas-came-from-post = It came from the idea { $idea }.
ideas-led-to-agenda_item = It led to an agenda item for { $title }.
ideas-led-to-poll = It led to a poll: { $title }
ideas-led-to-action = It led to an action: { $title }

## Buttons
ideas-button-support = I support this
ideas-button-matters = This matters to me too
ideas-button-missing = Something is missing
ideas-button-comment = Comment
ideas-button-more = More
ideas-button-post = Post an idea
ideas-button-page = Open as a page
ideas-button-own-page = My own page
ideas-button-take-back = Take it back
ideas-button-not-for-me = Not for me
ideas-button-follow = Tell me of news
ideas-button-unfollow = Do not tell me of news
ideas-button-reword = Change the words
ideas-button-withdraw = Take my idea back
ideas-button-yes-take-back = Yes, take it back
ideas-button-keep = No, keep it
ideas-button-look-after = Look after this idea
ideas-button-status = New status
ideas-button-answer = Answer it
ideas-button-news = Add news
ideas-button-take-on = I look after this
ideas-button-reopen = Open it again
ideas-button-poll = Ask in a poll
ideas-button-action = Make it an action
ideas-button-moderate = Hold, hide or close
ideas-button-answer-moderator = Answer the moderator
ideas-button-join = Yes, join them
ideas-button-not-join = No
ideas-button-undo = Undo the joining
ideas-button-picture = Add a picture or file
ideas-button-same = { $number } is the same: support it
ideas-button-post-mine = Post mine

## Lists to choose from
ideas-choose-one = Open an idea
ideas-choose-level = What is it about?
ideas-choose-topics = Topics that fit
ideas-choose-agenda = Suggest it for the agenda of…
ideas-choose-twin = Join it with one that may be the same…
ideas-choose-comment = Hide or show a comment…
ideas-choose-undo = Undo a joining…

## Forms
ideas-form-post = Post an idea
ideas-form-post-for = Post an idea for { $name }
ideas-form-reword = Change the words
ideas-form-comment = Comment
ideas-form-matters = This matters to me too
ideas-form-missing = Something is missing
ideas-form-status = New status
ideas-form-answer = Answer the idea
ideas-form-news = Add news
ideas-form-poll = Ask in a poll
ideas-form-action = Make it an action
ideas-form-hide-comment = Hide this comment
ideas-form-show-comment = Show this comment again
ideas-form-moderate = Hold, hide or close
ideas-form-answer-moderator = Answer the moderator
ideas-form-picture = Add a picture or file
ideas-form-set-up = Ideas in your group
ideas-form-named-yes = Yes, show my name
ideas-form-named-no = No, do not show my name
ideas-form-reads-no = No, what people type is theirs
ideas-form-reads-yes = Yes, it counts as a comment
ideas-label-title = Your idea in a few words
ideas-label-title-help = Like a headline. For example: a bench at the bus stop.
ideas-label-what = What is the idea?
ideas-label-why = Why does it matter?
ideas-label-who = Who would it help? You can leave this out
ideas-label-named = Show your name with it?
ideas-label-named-help = Organisers cannot see it either if you say no.
ideas-label-comment = What do you want to say?
ideas-label-comment-help = Everyone in the group can read it.
ideas-label-matters = Why does it matter to you?
ideas-label-matters-help = Everyone in the group can read it.
ideas-label-missing = What is missing?
ideas-label-missing-help = Everyone in the group can read it.
ideas-label-status = Where has it got to?
ideas-label-status-words = In plain words
ideas-label-status-words-help = Everyone who has a part in the idea gets these words.
ideas-label-answer = What came of it?
ideas-label-we-did = We did
ideas-label-could-not = We could not, because
ideas-label-next-step = Next
ideas-label-question = The question
ideas-label-kind = How people answer
ideas-label-answers = The answers, one on each line
ideas-label-answers-help = Only where people choose from answers of yours.
ideas-label-act = What do you want to do?
ideas-label-reason = The reason
ideas-label-reason-help = The author is told this reason.
ideas-label-moderate-words = Words for the author
ideas-label-moderate-words-help = They can answer you.
ideas-label-answer-moderator = What do you think of this?
ideas-label-answer-moderator-help = The moderator reads it. You can answer once.
ideas-label-picture = The picture or file
ideas-label-picture-words = What does it show?
ideas-label-picture-words-help = In words, for people who cannot see it.
ideas-label-contacts = Your emergency contacts
ideas-label-contacts-help = Shown in private to somebody who writes of a danger.
ideas-label-topics = Topics, one on each line
ideas-label-topics-help = At most 11, each up to 20 letters.
ideas-label-reads = Read what people type in threads?
ideas-act-hold = Hold it while we check
ideas-act-hide = Hide it
ideas-act-show = Show it again
ideas-act-lock = Close it for more comments and support
ideas-act-unlock = Open it for comments and support again
ideas-reason-checking = It needs a closer look
ideas-reason-names_someone = It names somebody
ideas-reason-private_details = It has private details in it
ideas-reason-unkind = It may hurt people
ideas-reason-not_ours = It is not about our work
ideas-reason-advert = It is an advert
ideas-reason-law = The law does not allow it
ideas-reason-too_heated = The talk has become too heated
ideas-reads-means = **Messages typed in a thread.** Usually the bot does not read them, and only the Comment button counts. If you say yes, messages typed in a thread of an idea count as comments. They also show on the web page. Please tell your group before you switch it on.

## Answers
ideas-supported = You support “{ $title }”. { $counts }
ideas-supported-already = You support “{ $title }” already, so nothing was changed. { $counts }
ideas-stored-matters = We saved that “{ $title }” matters to you too. { $counts }
ideas-stored-missing = We saved what you say is missing in “{ $title }”. { $counts }
ideas-taken-back = We took back what you said of “{ $title }”. { $counts }
ideas-left = You have no part in “{ $title }” any more. What you said stays with the old idea.
ideas-commented = Your comment is saved. It stands in the thread of the idea and on the web page.
ideas-followed = You are told of news of this idea.
ideas-unfollowed = You are not told of news of this idea any more.
ideas-sure = Do you want to take back “{ $title }”? Its comments and support go with it.
ideas-withdrawn = “{ $title }” was taken back.
ideas-reworded = The new words of “{ $title }” are saved.
ideas-posted = Your idea “{ $title }” is posted. You are told of everything that happens to it.
ideas-posted-for = The idea “{ $title }” is posted for { $name }. They were told.
ideas-posted-named = The name is shown with it.
ideas-posted-unnamed = No name is shown with it.
ideas-added = That is saved too.
ideas-twins-heading = { $count ->
        [one] This idea may be the same
       *[other] These ideas may be the same
    }
ideas-twins-words = Your idea is not posted yet. You can support one of these instead, with your own words. Or you can post yours.
ideas-twins-posted = Thank you for looking.
ideas-same = You said that “{ $title }” matters to you too, with your words. { $counts } Your own idea was not posted.
ideas-status-set = The status is now: { $status }. Everyone with a part in the idea is told.
ideas-answered = The answer is saved. Everyone with a part in the idea is told.
ideas-news-said = The news is saved. Everyone with a part in the idea is told.
ideas-reopened = The idea is open again. Everyone with a part in it is told.
ideas-taken-on = You look after this idea now. We ask you if it has no news for long.
ideas-suggested = The idea is suggested for “{ $meeting }”. The co-chairs decide.
ideas-poll-question = { $title }: should we do this?
ideas-poll-prepared = The poll is prepared for “{ $meeting }”. Nobody sees it yet. Open it with /poll console, or in the console.
ideas-action-made = “{ $action }” is an action now, for { $name }. Everyone with a part in the idea is told.
ideas-join-sure = Make “{ $title }” part of “{ $into }”? Everyone counts there, once, and is told. You can undo it for 14 days.
ideas-joined = They are joined in “{ $into }”. { $counts }
ideas-undone = “{ $title }” stands by itself again, with everyone who had a part in it.
ideas-answered-moderator = Your answer is saved, and the moderator was told.
ideas-moderated = That is done and in the log. The author is told, and can answer.
ideas-comment-moderated = That is done and in the log. Its author is told, and can answer.
ideas-comment-choice = { $hidden ->
        [yes] By { $name }. Hidden now.
       *[no] By { $name }
    }
ideas-set-up = Your choices for ideas are saved.
ideas-reads-not-yet = The bot cannot read messages yet. Whoever runs it has to set ALONGSIDE_READ_TYPED_MESSAGES to yes, and start it again.
ideas-own-page = This link is for you alone, and opens once. On the page you can do all that you can do here.
ideas-delivery-direct = At once
ideas-delivery-daily = Once a day, in one message
ideas-delivery-weekly = Once a week, in one message
ideas-delivery-never = Never
ideas-delivery-set-direct = You hear news of ideas at once.
ideas-delivery-set-daily = You hear news of ideas once a day, in one short message.
ideas-delivery-set-weekly = You hear news of ideas once a week, in one short message.
ideas-delivery-set-never = You get no messages with news of ideas. You can look with /idea list.
ideas-log-file = ideas-moderation.csv
ideas-log-words = Everything that moderators did with ideas, with reasons and answers.

## Lists
ideas-list-heading = Ideas
ideas-list-found = { $count ->
        [0] No ideas fit.
        [one] One idea fits.
       *[other] { $count } ideas fit.
    }
ideas-list-page = Page { $page } of { $pages }.
ideas-held-heading = Held by a moderator
ideas-held-none = No idea is held just now.
ideas-mine-heading = Your ideas
ideas-mine-none = You have not posted an idea yet. You can start with /idea post.

## Somebody may be at risk
ideas-safety-heading = This is not the place for urgent concerns
ideas-safety-words = What you wrote is saved, and nobody else was told. If you or somebody else may be in danger, please talk to somebody now:

## For organisers
ideas-posts-made-again = { $count ->
        [one] One post of the ideas forum was gone. We made it again, with its comments. Messages that people typed there could not be brought back.
       *[other] { $count } posts of the ideas forum were gone. We made them again, with their comments. Messages that people typed there could not be brought back.
    }
ideas-forum-is-gone = The forum for ideas is gone, or we may not see it. No idea is lost. Please choose a forum with /setup, and we make the posts again there.
