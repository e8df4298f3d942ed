// The types of @microsoft/microsoft-graph-client name a type of the browser's library, which this layer does not load
// since it runs in Node. Without this declaration the compiler reads a request as `any`.
type RequestInfo = string | Request;
