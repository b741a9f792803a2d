# Practice mode: the meeting that the made-up group has held, and the one that is filled with people at one press.

practice-held-title = Winter meeting
practice-held-purpose = Letters that people can read.
practice-held-why-start = The captions came a little later.
practice-held-item-ed = Letters we can read
practice-held-item-ed-why = I got a letter about money and could not tell what it wanted from me.
practice-held-item-ola = Who reads letters with you
practice-held-item-ola-why = Some of us wait for weeks until somebody has the time.
practice-held-point-first = Letters about money get a short summary.
practice-held-point = Letters about money begin with a short summary in big print.
practice-held-change = Please say that it is in big print, and that it comes first.
practice-held-concern = I want to see one before I agree to all of them.
practice-held-poll = Shall we try it with three letters?
practice-held-decision = We try it with three letters, and look at them together.
practice-held-before = Letters had two pages in small print.
practice-held-after = Three letters begin with a short summary in big print.
practice-held-action = Write three letters anew, and bring them to the next meeting
practice-held-news = Two are done. The third one is about the council tax.
practice-held-offered = Ask the council who writes these letters
practice-held-outcome = I asked. It is one team, and they want to come and listen to us.

practice-floor-question = Will there be a bus on Sundays?
practice-floor-word = Section 117
practice-floor-meaning = Free care and support after a stay in hospital under the Mental Health Act.
practice-floor-words = Please ask the people who cannot be here as well.
practice-floor-point = We ask for a bus that leaves after 6pm.
practice-floor-change = After 7pm, please. Our club ends at half past six.

practice-page-live = A meeting full of people
practice-page-live-help = One press starts the meeting with people in the room and at home. Four wait to speak, and a card is up. A question and a key point wait for answers.
practice-page-live-start = Fill the meeting with people
practice-page-live-done = The meeting has started. Open the console and the room screen side by side.
practice-page-console = Open Fay’s console
practice-page-console-help = From here Fay calls on people, answers cards and asks what is agreed.
practice-page-record = Read what came of the last meeting
practice-page-record-help = What was decided, agreed and promised, and how the say was shared between the room and home.
practice-page-step-speak = Asha is at home. Press I want to speak on the card in the meeting room.
practice-page-step-agree = Ben answers the key point in the meeting room: Agree, Change it, or Not sure.
practice-page-step-accept = Asha asked for something at the last meeting. Type /action mine, and say if it is finished.
practice-page-step-parity = Fay reads under organisers how the last meeting’s say was shared.
