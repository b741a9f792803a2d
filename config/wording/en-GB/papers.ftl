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
papers-refused-comments = The last day for comments is in the past. Nothing was saved. Please choose a later day.

papers-notice-released = A paper for { $meeting } is out: { $title }. Everybody gets it now. Use /papers read to open it in your format.
papers-notice-yours = Your format of “{ $title }” is here. Use /papers read to open it. { $has ->
    [yes] You can comment until { $until }: we moved your last day.
   *[other] Sorry that it was late.
  }
papers-remind-drafts = Draft papers for { $meeting } are due today. Nothing is there yet. Use /papers add to start one.
papers-remind-formats = All formats for { $meeting } should go out today. Still missing: { $missing }. Use /papers list to see each paper.
