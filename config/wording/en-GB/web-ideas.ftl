# The pages of ideas.

## The list
web-ideas-title = Ideas
web-ideas-lead = What people want to make better, and what came of it.
web-ideas-back-to-console = Back to the console
web-ideas-held = Held by a moderator
web-ideas-none-held = No idea is held just now.
web-ideas-log = What moderators did, as a file
web-ideas-refused-choose = Please choose one from the list. Nothing was saved. What you typed is still here.
web-ideas-back = Back to the meeting
web-ideas-post = Post an idea
web-ideas-find = Find an idea
web-ideas-words = Words in it
web-ideas-status = How far it is
web-ideas-level = Who it is about
web-ideas-level-individual = One person
web-ideas-level-service = A service
web-ideas-level-organisation = The whole organisation
web-ideas-topic = Topic
web-ideas-any = Any
web-ideas-of = Which ideas
web-ideas-of-all = All ideas
web-ideas-of-mine = Mine
web-ideas-of-followed = Those I follow
web-ideas-of-waiting = Those that wait for news
web-ideas-find-button = Find
web-ideas-show-all = Show all ideas
web-ideas-found = { $total ->
        [0] No ideas found
        [one] 1 idea
       *[other] { $total } ideas
    }
web-ideas-none = Nothing fits what you asked for. Try fewer words, or show all ideas.
web-ideas-waiting = It waits for news.
web-ideas-supporters = { $count ->
        [0] Nobody supports it yet.
        [one] 1 person supports it.
       *[other] { $count } people support it.
    }
web-ideas-comments-count = { $count ->
        [0] No comments.
        [one] 1 comment.
       *[other] { $count } comments.
    }
web-ideas-posted-on = Posted on { $day }.
web-ideas-pages = More pages of ideas
web-ideas-page-of = Page { $number } of { $pages }
web-ideas-page-before = Newer ideas
web-ideas-page-after = Older ideas
web-ideas-tally = { $submitted ->
        [0] No ideas were posted so far.
       *[other] Posted so far: { $submitted }. On show: { $shown }. Held by a moderator: { $held }. Joined with another: { $merged }. Taken back: { $withdrawn }.
    }
web-ideas-only-reading = With this link you can read ideas. To take part, join the meeting by phone, or ask for a link of your own in Discord. Nothing was saved.

## You said, we did
web-ideas-answered-title = You said, we did
web-ideas-answered-lead = Ideas that have an answer: what was done, what could not be done and why, and what comes next.
web-ideas-since = From this day
web-ideas-until = To this day
web-ideas-show-these = Show these days
web-ideas-of-meeting = What this meeting opens with
web-ideas-is-of-meeting = These answers open the meeting: they came since the meeting before.
web-ideas-of-days = Show the answers by their days
web-ideas-answers = { $count ->
        [0] No answers
        [one] 1 answer
       *[other] { $count } answers
    }
web-ideas-no-answers = No idea got its answer in these days.
web-ideas-you-said = You said

## One idea
web-idea-title = { $title } – an idea
web-idea-back = Back to all ideas
web-idea-safety = Is somebody in danger?
web-idea-safety-words = Your words are saved. But this is not the place for urgent concerns, and nobody may read this soon. These people can help now:
web-ideas-done-posted = Your idea is posted.
web-ideas-done-support = Your support is saved. You count once.
web-ideas-done-matters = Your words are saved, and you count as a supporter.
web-ideas-done-missing = Your words are saved.
web-ideas-done-take-back = Your support is taken back.
web-ideas-done-comment = Your comment is saved.
web-ideas-done-follow = You will be told when there is news.
web-ideas-done-unfollow = You will not be told of news.
web-ideas-done-not-for-me = You do not count for the joined ideas any more.
web-ideas-done-take-back-comment = Your comment is taken back.
web-ideas-done-answer-moderator = Your answer is saved, and the moderator was told.
web-ideas-done-keep-status = The new status is saved, and people are told.
web-ideas-done-keep-answer = The answer is saved, and people are told.
web-ideas-done-keep-news = The news is saved, and people are told.
web-ideas-done-keep-reopen = The idea is open again, and people are told.
web-ideas-done-keep-take-on = You look after this idea now.
web-ideas-done-keep-agenda = It is suggested for the agenda. The co-chairs decide.
web-ideas-done-keep-poll = The poll is prepared. Nobody sees it before it is opened, in the console or with /poll console.
web-ideas-done-keep-action = It is an action now, and people are told.
web-ideas-done-keep-join = They are joined, and people are told. It can be undone for 14 days.
web-ideas-done-keep-part = It stands by itself again.
web-ideas-done-keep-moderate = That is done and in the log. The author is told, and can answer.
web-ideas-done-keep-hide-comment = The comment is hidden. Its author is told, and can answer.
web-ideas-done-keep-show-comment = The comment is on show again, and its author is told.
web-idea-keep-agenda = Suggest it for an agenda
web-idea-keep-meeting = Which meeting?
web-idea-keep-join = Join it with another
web-idea-keep-join-means = Everyone counts there, once, and is told. You can undo it for 14 days.
web-idea-keep-into = Which idea is the same?
web-idea-keep-hide-comment = Hide this comment
web-idea-keep-show-comment = Show this comment again
web-idea-moderated-idea = A moderator looked at your idea
web-idea-moderated-comment = A moderator looked at your comment
web-idea-was-hold = It is not on show while they check it.
web-idea-was-hide = It is not on show any more.
web-idea-was-show = It is on show again.
web-idea-was-lock = It is closed for more comments and support.
web-idea-was-unlock = It is open again.
web-idea-reason = The reason: { $reason }.
web-idea-held = A moderator is looking at this idea. Only you and the moderators can see it just now.
web-idea-merged = This idea is part of another now:
web-idea-answer = The answer
web-idea-what = What it is
web-idea-why = Why it matters
web-idea-who = Who it would help
web-idea-file = There is a file with it. What is in it: { $words }
web-idea-open-file = Open the file
web-idea-came-from = It came from an idea:
web-idea-picture = The picture shows: { $words }
web-idea-by = { $names ->
        [none] { $unnamed ->
            [one] By somebody who is not named.
           *[other] By { $unnamed } people who are not named.
        }
       *[other] { $unnamed ->
            [0] By { $names }.
            [one] By { $names }, and 1 person who is not named.
           *[other] By { $names }, and { $unnamed } people who are not named.
        }
    }
web-idea-level-is = It is about: { $level }.
web-idea-topics-are = Topics: { $topics }.
web-idea-support = Support
web-idea-missing-count = { $count ->
        [one] 1 person says that something is missing.
       *[other] { $count } people say that something is missing.
    }
web-idea-you-said-support = You support this.
web-idea-you-said-matters = You said that this matters to you too.
web-idea-you-said-missing = You said that something is missing.
web-idea-is-yours = This is your idea, so you count already.
web-idea-i-support = I support this
web-idea-take-back = Take back what I said
web-idea-matters = This matters to me too
web-idea-matters-words = How does it matter to you?
web-idea-missing = Something is missing
web-idea-missing-words = What is missing?
web-idea-send = Send
web-ideas-show-my-name = Show my name with my words
web-idea-follow = Tell me when there is news
web-idea-unfollow = Do not tell me any more
web-idea-not-for-me = Not for me: I do not want these joined
web-idea-said-support = { $name ->
        [none] Somebody supports this
       *[other] { $name } supports this
    }
web-idea-said-matters = { $name ->
        [none] It matters to somebody too
       *[other] It matters to { $name } too
    }
web-idea-said-missing = { $name ->
        [none] Something is missing, somebody says
       *[other] Something is missing, { $name } says
    }
web-idea-comments = Comments
web-idea-no-comments = No comments yet.
web-idea-comment-by = { $name ->
        [none] Somebody who is not named
       *[other] { $name }
    }
web-idea-comment-on-discord = { $day }, in Discord
web-idea-comment-on-thread = { $day }, in Discord
web-idea-comment-on-phone = { $day }, on this page
web-idea-comment-on-named = { $day }, with a helper
web-idea-comment-hidden = Hidden by a moderator.
web-idea-take-back-comment = Take back my comment
web-idea-comment = Your comment
web-idea-comment-send = Send my comment
web-idea-how-to-take-part = To support this or to comment, join the meeting by phone, or use Discord.
web-idea-locked = A moderator closed this idea for more comments and support.
web-idea-trail = Where it went
web-idea-link-agenda_item = An agenda item: { $title }
web-idea-link-poll = A poll: { $title }
web-idea-link-action = An action: { $title }
web-idea-joined = Ideas that are part of this one
web-idea-news = What happened so far

## Posting one
web-idea-form-lead = Say it in your own words. It need not be perfect: others can add to it.
web-idea-form-title = A short title
web-idea-form-what = What is your idea?
web-idea-form-why = Why does it matter?
web-idea-form-who = Who would it help? You can leave this empty.
web-idea-form-whose = Whose idea is it?
web-idea-form-whose-help = They are told, and can take it back.
web-idea-form-mine = My own
web-idea-form-named = May the group see your name with it?
web-idea-form-named-yes = Yes, show my name
web-idea-form-named-no = No, do not show my name
web-idea-form-level = Who is it about? You can leave this out.
web-idea-form-topics = Topics. You can leave this out.
web-idea-form-picture = A picture or a PDF file. You can leave this out.
web-idea-form-picture-help = A photo, drawing or PDF of up to { $megabytes } megabytes. We take out where it was taken.
web-idea-form-picture-words = What does the picture or file show? For people who cannot see it.
web-idea-form-send = Post my idea
web-idea-form-send-anyway = Mine is different: post it
web-idea-form-twins = Is it one of these?
web-idea-form-twins-words = Somebody may have had this idea already. You can support theirs, or post yours. Yours is not posted yet.
web-idea-form-support-instead = Support this one instead
web-idea-form-file-again = Please choose your picture again.
web-ideas-refused-named = Please say whether the group may see your name. Your idea is not posted yet. What you typed is still here.
