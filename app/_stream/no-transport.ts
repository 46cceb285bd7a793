/** The server takes WebSockets only: what else engine.io-client could speak is left out of the pages (next.config.js). */
export class XHR {}
export class WT {}
