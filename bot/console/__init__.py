"""The facilitator's console in a browser: who may open it."""
