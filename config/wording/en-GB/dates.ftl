# Dates that suit: proposed times, answers, and what a time breaks.

dates-field-title = The title
dates-field-place = The place
dates-field-link = The joining link

dates-refused-no-times = There is no date yet. Nothing was sent. Please give at least one date and time.
dates-refused-many-times = There can be at most { $most } dates. Nothing was sent. Please take some out.
dates-refused-twice = The same date is there twice. Nothing was sent. Please change one of them.
dates-refused-closed = This question about dates is closed. Nothing was changed. Please look at the list of meetings.
dates-refused-line = We cannot read this line: { $line }. Nothing was sent. Please type it like this: 5 May 2026, 10am to noon.

## Discord
dates-command = Dates that suit people
dates-ask-command = Ask when people can come. For organisers
dates-show-command = See which dates suit
dates-form = When can people come?
dates-label-title = What is the meeting called?
dates-label-times = The dates, one on each line
dates-label-times-help = Like this: 5 May 2026, 10am to noon
dates-label-place = Where is it?
dates-label-link = The link for people at home
dates-button-answer = Say when I can
dates-button-results = See what suits
dates-button-choose = Make this the meeting
dates-button-close = End it without a meeting
dates-button-web = Answer on a web page
dates-button-open-web = Open the dates
dates-page-command = Dates on a web page of your own
dates-card-heading = **When can you come to { $title }?**
dates-card-private = Only counts are shown, never who said what.
dates-time = { $start } to { $end }
dates-answer-heading = **When can you come to { $title }?** Choose for each date. You can change it later.
dates-answer-choose = Can you come?
dates-answer-yes = Yes
dates-answer-if_need_be = If need be
dates-answer-no = No
dates-results-heading = **{ $title }**
dates-answered = { $people ->
    [0] Nobody has answered yet.
    [one] One person has answered.
   *[other] { $people } people have answered.
  }
dates-card-chosen = A date is found, and the meeting is made. Thank you for your answers.
dates-card-closed = This question is closed. No meeting was made of it. Thank you for your answers.
dates-close-help = None of them? You can end the question without a meeting.
dates-closed = The question is closed. No meeting was made.
dates-counts = Yes { $yes }, if need be { $if_need_be }, no { $no }
dates-best = This suits best.
dates-breaks-rush_hour = It starts or ends in the rush hour.
dates-breaks-food = It may clash with a set mealtime.
dates-breaks-support = It is outside the hours of support workers.
dates-breaks-lead_time = It is too soon to arrange all the support.
dates-chosen = { $title } is on { $when }. The meeting is made.
dates-none-open = No question about dates is open.
dates-asked = People are asked now, in the announcements.
