/** The header in which the portal's process proves itself to the office. */
export const PORTAL_SECRET_HEADER = 'x-zhishu-portal';
