/** Named by the types of Microsoft's Graph client. Browsers declare it; Node has the same values without the name. */
type RequestInfo = string | Request;
