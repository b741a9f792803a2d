# What a group sets for its floor: the words of the cards, and captions from another program.
floor-card-words-heading = What the cards mean in your group
floor-card-words-about = These words stand beside each card, in Discord, on phones and on the room screen. Agree them together.
floor-button-card-words = Change: { $card }
floor-card-words-form = What does this card mean?
floor-card-words-field = In your group’s words. Empty: the usual.

floor-captions-off = Captions for “{ $title }” can be typed at the console. A program or a captioner can send them too. For that it needs an address.
floor-captions-on = A program can send captions to “{ $title }”. Its address is shown once, when it is made. You can make another, or stop it.
floor-captions-made = This is the address. It is shown only now, so please copy it. One made before does not work any more.
floor-captions-how = Send each line there by POST, as plain text. A line stays on the screen for 20 seconds and is stored nowhere. Who has the address can put words on your screen, so give it only to your captioner.
floor-button-captions = Captions from a program
floor-button-captions-make = Make an address
floor-button-captions-another = Make another address
floor-button-captions-stop = Stop it

web-setting = Settings
web-setting-captions = Captions from another program
web-setting-cards = What the cards mean
web-setting-cards-about = These words stand beside each card, in Discord, on phones and on the room screen. Agree them together. Leave a field empty for the usual words.
web-setting-organisers = Organisers change these words, here or with /card-words in Discord.
web-setting-address = The address
web-console-done-setting-cards = The words are stored. Every page shows them from now.
web-console-done-setting-captions-stop = No program can send captions any more. You can still type them.
