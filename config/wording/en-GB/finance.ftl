# Discord's way to the private pages of claims.
finance-pages-command = Open your private web pages for claims, with the camera for receipts
finance-choose-page = Which page would you like to open? Only you see this.
finance-link = This link is for you alone. It opens once, in one browser. Discord keeps nothing of what you send there.
finance-button-claims = My claims
finance-button-approve = Claims to answer
finance-button-pay = Claims to pay
finance-button-access-costs = Because of access?
finance-button-totals = Totals and budgets
