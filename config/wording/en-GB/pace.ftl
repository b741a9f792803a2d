# How much time somebody needs.
pace-command = Say how much time you need to answer
pace-option-time = The time you need; only the bot keeps it
pace-usual = The usual time
pace-longer = Half as long again
pace-twice = Twice as long
pace-stored-usual = You have the usual time. Nothing about your pace is stored.
pace-stored-longer = Stored. When you take part, polls are open half as long again. Nobody is told whose pace it is. You can change it with /pace.
pace-stored-twice = Stored. When you take part, polls are open twice as long. Nobody is told whose pace it is. You can change it with /pace.
