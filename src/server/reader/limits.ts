const MIB = 1024 * 1024;

/** How large a report to read may be, and how long opening it may take; a report of 500 pages stays far below. */
export const REPORT_LIMITS = { fileBytes: 100 * MIB, textBytes: 50 * MIB, pdfMs: 180_000, convertMs: 120_000, pdfHeapMiB: 1024 } as const;

/** What kinds of report files are read, as a person is told. */
export const ACCEPTED_REPORTS = 'docx, doc, pdf, html, txt, md';
