/** Names and texts that try to break out of the page. */
export const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>\u202Egpj.exe';
