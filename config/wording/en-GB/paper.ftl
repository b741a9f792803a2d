# Paper: the pack to print, and slips typed in afterwards.

paper-person = Paper { $code }
paper-how-given = on paper, { $code }
paper-for-vote = A vote: { $text }
paper-for-point = A key point: { $text }
paper-for-suggestion = A suggestion for the agenda
paper-refused-unknown = No slip of this meeting has the code “{ $code }”. Nothing was stored. Please look at the slip again.
paper-refused-used = The slip { $code } was typed in already. Nothing was stored, so nobody counts twice.
paper-refused-decided = Something was decided from this poll already, so its result stays as it is. Nothing was stored. Please keep the slip, and tell the people who decided.
paper-refused-number = Please make from 1 to { $most } slips at a time. Nothing was made.
paper-from-paper = Typed in from paper
paper-typed-in = { $what }: { $count ->
    [one] 1 slip.
   *[other] { $count } slips.
}
paper-among = { $count ->
    [one] 1 of these answers was on paper, and was typed in.
   *[other] { $count } of these answers were on paper, and were typed in.
}
paper-slip-words = Write your answer here.
paper-sheet = Key point: write what you agree in the room. One sheet for each.
paper-sheet-words = What we agree
paper-sheet-concerns = Who is not sure, or would change it, and why
paper-point-agree = I agree
paper-point-change = Change it
paper-point-not_sure = I am not sure
paper-slip-title = What do you want to talk about?
paper-slip-why = Why does it matter?
paper-slip-code = Slip { $code }
paper-slip-pick = Tick one box.
paper-slip-write = Write a number or a tick in each box you choose.
paper-pack-title = Paper for { $title }
paper-pack-help = Print this page with your browser. Then the meeting can go on without the internet.
paper-pack-cards = Cards to hold up
paper-pack-slips = Slips to cut out
paper-pack-slips-help = Each slip has its own code. Give one to each person, and type them in when the internet is back.
web-console-paper = Paper
web-console-paper-words = Print the pack before the meeting. If the internet goes, people use paper, and you type it in later.
web-console-paper-make = Make slips
web-console-paper-for = What are they for?
web-console-field-count = How many?
web-console-paper-do-make = Make them
web-console-paper-counts = To print: { $waiting }. Typed in: { $used }.
web-console-paper-open = See the pack to print
web-console-paper-enter = Type a slip in
web-console-paper-late = A slip that was given out before its poll closed can still be typed in, until something is decided from the poll. The result then says that paper was added.
web-console-paper-code = The code on the slip
web-console-paper-find = Find it
web-console-slip = Slip { $code }
web-console-slip-answer = What does the slip say?
web-console-slip-store = Store what it says
web-console-slip-back = Back to paper
web-console-slip-gone = What this slip was for is over or gone. Nothing can be stored from it.
web-console-done-slips-made = The slips are made. They are in the pack to print.
web-console-done-slip-entered = The slip is stored, marked as from paper.
