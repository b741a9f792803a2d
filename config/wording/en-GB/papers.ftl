# Papers of a meeting: formats, what is missing, releasing.

papers-field-title = The title
papers-field-summary = What it is about
papers-field-description = The description
papers-field-detail = Which one
papers-field-link = The link
papers-field-how = How it reaches people
papers-field-reason = The reason

papers-format-standard = Standard version
papers-format-simple-words = Simple words version
papers-format-with-detail = { $name }, { $detail }
papers-nothing-yet = nothing is there yet

papers-refused-not-ready = Not everybody could read this yet. Still missing: { $missing }. Nothing was sent. Please add what is missing. Or send it now, and give a reason that everybody can read.
papers-refused-released = This paper is out already. Nothing was sent again. You can still add a format.
papers-refused-one-way = Please give one of these: a file, a link, or how it reaches people. Nothing was saved.
papers-refused-format = We do not know that format. Nothing was saved. Please choose one from the list.
papers-refused-file = People who need this format cannot use a file like this one. Nothing was saved. Please give a link to it instead, or say how it reaches people.
papers-refused-comments = The last day for comments is in the past. Nothing was saved. Please choose a later day.

papers-notice-released = A paper for { $meeting } is out: { $title }. Everybody gets it now. Use /papers read to open it in your format. { $has ->
    [page] Or read it on a web page: { $page }
   *[none] { "" }
  }
papers-notice-yours = Your format of “{ $title }” is here. Use /papers read to open it. { $has ->
    [yes] You can comment until { $until }: we moved your last day.
   *[other] Sorry that it was late.
  }
papers-remind-drafts = Draft papers for { $meeting } have to be there by { $day }. Nothing is there yet. Use /papers add to start one.
papers-remind-formats = All papers for { $meeting } have to go out by { $day }. Still missing: { $missing }. Use /papers list to see each paper.

papers-field-comment = What you think
papers-refused-no-comments = Nobody asks for comments on this paper. Nothing was sent. You can post an idea instead, with /ideas post.
papers-refused-comments-over = Your last day to comment was { $until }. Nothing was sent. You can still tell an organiser, or post an idea.

papers-out-by = The papers go out to everybody by { $day }.
papers-out-sooner = The papers go out to everybody by { $day }. That is { $days ->
    [one] a day
   *[other] { $days } days
  } sooner than usual, so that there is more time to read.
papers-out-late = Late: the papers should have gone out by { $day }. That was { $days ->
    [one] a day
   *[other] { $days } days
  } ago.
papers-make-by = { $format }: begin by { $day }. It takes { $days ->
    [one] a working day.
   *[other] { $days } working days.
  }
papers-make-now = { $format }: has to be there by { $day }.
papers-make-late = Late: { $format }. It takes { $days ->
    [one] a working day,
   *[other] { $days } working days,
  } so it had to be begun by { $day }. Begin now, or tell people when it comes.
papers-make-overdue = Late: { $format }. It had to be there by { $day }.
