# The record of a meeting in other ways to read it, and numbers and days in words.

record-ways = Other ways to read it
record-way-own = Yours:
record-way-page = The whole page
record-way-page-about = Everything, with links between what belongs together.
record-way-short = Short version
record-way-short-about = One thing at a time, in few words.
record-way-large = Large print
record-way-large-about = A page in 18 point letters, to read or to print.
record-way-paper = Large print on paper
record-way-paper-about = A PDF to print. There are three sizes of letters.
record-way-aloud = Text to read aloud
record-way-aloud-about = Headings are said, and numbers and dates are in words.
record-way-text = Plain text
record-way-text-about = A file without any layout, good for a screen reader.
record-back = All ways to read this record
record-large-paper = PDF in { $size } point letters

record-aloud-heading = Heading: { $heading }.
record-aloud-number = Number { $number }.
record-aloud-end = This is the end of the record.

record-short-title = Short version: what came of “{ $title }”
record-short-place = This is thing { $number } of { $count }.
record-short-about = What we talked about
record-short-other = Other things we talked about
record-short-agreed = What we agreed
record-short-open = What we asked, and what is still open
record-short-next = Who does what next
record-short-nothing = Nothing was agreed about this. Nobody has to do anything.
record-short-empty = Nothing was written down about this meeting.
record-short-way = One thing at a time
record-short-forward = Next thing
record-short-before = Thing before
record-short-what = What this short version is
record-short-not-easy-read = The short version is made by the computer. It is not Easy Read. Easy Read has to be written and checked by people.
record-short-easy-read = A paper of this meeting in Easy Read: { $title }

record-of-last = The record of “{ $title }”
papers-notice-record = The record of “{ $title }” is here. It says what was decided, agreed and promised: { $page } Use /papers page to see your own way to read it first.

aloud-number = { $number ->
    [0] zero
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
    [13] thirteen
    [14] fourteen
    [15] fifteen
    [16] sixteen
    [17] seventeen
    [18] eighteen
    [19] nineteen
    [20] twenty
   *[other] { $number }
  }
aloud-day = { $day ->
    [1] the first of
    [2] the second of
    [3] the third of
    [4] the fourth of
    [5] the fifth of
    [6] the sixth of
    [7] the seventh of
    [8] the eighth of
    [9] the ninth of
    [10] the tenth of
    [11] the eleventh of
    [12] the twelfth of
    [13] the thirteenth of
    [14] the fourteenth of
    [15] the fifteenth of
    [16] the sixteenth of
    [17] the seventeenth of
    [18] the eighteenth of
    [19] the nineteenth of
    [20] the twentieth of
    [21] the twenty-first of
    [22] the twenty-second of
    [23] the twenty-third of
    [24] the twenty-fourth of
    [25] the twenty-fifth of
    [26] the twenty-sixth of
    [27] the twenty-seventh of
    [28] the twenty-eighth of
    [29] the twenty-ninth of
    [30] the thirtieth of
    [31] the thirty-first of
   *[other] { $day }
  }
