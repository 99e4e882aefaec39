import type { ROUTES, RouteId } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { act } from './act.ts';
import { calendar } from './calendar.ts';
import { cancelImport } from './cancel-import.ts';
import { caseDocument } from './case-document.ts';
import { cases, worklist } from './cases.ts';
import { changePassword } from './change-password.ts';
import { checkDocument } from './check-document.ts';
import { checkedFile } from './checked-file.ts';
import { checkFigures } from './check-figures.ts';
import { delegate } from './delegate.ts';
import { delegations } from './delegations.ts';
import { download } from './download.ts';
import { edition } from './edition.ts';
import { editionFile } from './edition-file.ts';
import { exportCases } from './export-cases.ts';
import { factRows } from './fact-rows.ts';
import { facts } from './facts.ts';
import { figureRows } from './figure-rows.ts';
import { genres } from './genres.ts';
import { getCase } from './get-case.ts';
import { getImport } from './get-import.ts';
import { imports } from './imports.ts';
import { indicatorMonths } from './indicator-months.ts';
import { indicator } from './indicator.ts';
import { indicators } from './indicators.ts';
import { indicatorsFile } from './indicators-file.ts';
import { mapImport } from './map-import.ts';
import { me } from './me.ts';
import { mergeParties } from './merge-parties.ts';
import { decideParty } from './decide-party.ts';
import { partyDecisions } from './party-decisions.ts';
import { partySuggestions } from './party-suggestions.ts';
import { districtOfPatent } from './district-of-patent.ts';
import { placedPatents } from './placed-patents.ts';
import { setPatentPlaces } from './set-patent-places.ts';
import { undoPartyDecision } from './undo-party-decision.ts';
import { undoPatentPlace } from './undo-patent-place.ts';
import { movedBy } from './moved-by.ts';
import { openCase } from './open-case.ts';
import { portalOpenData } from './open-data.ts';
import { changeOrganisation } from './change-organisation.ts';
import { organisation } from './organisation.ts';
import { organisationChart } from './organisation-chart.ts';
import { organisationDependents } from './organisation-dependents.ts';
import { correctPatent } from './correct-patent.ts';
import { addToCollection } from './add-to-collection.ts';
import { changeCollection } from './change-collection.ts';
import { collection } from './collection.ts';
import { collections } from './collections.ts';
import { createCollection } from './create-collection.ts';
import { exportCollection } from './export-collection.ts';
import { noteInCollection } from './note-in-collection.ts';
import { patentCiters } from './patent-citers.ts';
import { removeCollection } from './remove-collection.ts';
import { removeFromCollection } from './remove-from-collection.ts';
import { removeSearchExport } from './remove-search-export.ts';
import { searchExportFile } from './search-export-file.ts';
import { searchExports } from './search-exports.ts';
import { startSearchExport } from './start-search-export.ts';
import { hitPlace } from './hit-place.ts';
import { patentDescription } from './patent-description.ts';
import { patentDocument } from './patent-document.ts';
import { similarPatents } from './similar-patents.ts';
import { patent } from './patent.ts';
import { patents } from './patents.ts';
import { people } from './people.ts';
import { portalIntake } from './portal-intake.ts';
import { portalReceipt } from './portal-receipt.ts';
import { portalStatistics } from './portal-statistics.ts';
import { portalUpload } from './portal-upload.ts';
import { publishImport } from './publish-import.ts';
import { publish } from './publish.ts';
import { readBack } from './read-back.ts';
import { readPastReport } from './read-past-report.ts';
import { registerPatent } from './register-patent.ts';
import { registerRows, registerRowsFile } from './register-rows.ts';
import { refusedRows } from './refused-rows.ts';
import { reportFile } from './report-file.ts';
import { report } from './report.ts';
import { returnedRound } from './returned-round.ts';
import { roundFigures } from './round-figures.ts';
import { roundFile } from './round-file.ts';
import { round } from './round.ts';
import { factRowsFile, figureRowsFile } from './rows-files.ts';
import { rules } from './rules.ts';
import { saveCalendar } from './save-calendar.ts';
import { savePerson } from './save-person.ts';
import { saveRule } from './save-rule.ts';
import { scores } from './scores.ts';
import { changeSavedSearch } from './change-saved-search.ts';
import { followSavedSearch } from './follow-saved-search.ts';
import { newMatches } from './new-matches.ts';
import { openedHit } from './opened-hit.ts';
import { removeSavedSearch } from './remove-saved-search.ts';
import { saveSearch } from './save-search.ts';
import { savedSearches } from './saved-searches.ts';
import { seenSavedSearch } from './seen-saved-search.ts';
import { search } from './search.ts';
import { exportSearch } from './export-search.ts';
import { searchPatents, searchPatentsLong } from './search-patents.ts';
import { monthlyReturns } from '../returns/month.ts';
import { monthlyReturnPage } from '../returns/one-return.ts';
import { openMonthlyReturns } from '../returns/open-month.ts';
import { monthlyReturnForm, readMonthlyReturnForm } from '../returns/return-form.ts';
import { targets } from '../returns/targets.ts';
import { retryIntake, setAside } from './set-aside.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { startPatentImport } from './start-patent-import.ts';
import { startStatementImport } from './start-statement-import.ts';
import { statementForm } from './statement-form.ts';
import { upload } from './upload.ts';
import { verify } from './verify.ts';
import { years } from './years.ts';

/** The operation of each route; a route without one does not compile. */
export const OPERATIONS = {
  signIn, signOut, me, changePassword,
  organisation, organisationChart, organisationDependents, changeOrganisation, people, savePerson, delegations, delegate, calendar, saveCalendar, rules, saveRule,
  cases, worklist, search, exportCases, openCase, getCase, act, caseDocument, mergeParties, partySuggestions, partyDecisions, decideParty, undoPartyDecision, placedPatents, setPatentPlaces, undoPatentPlace, districtOfPatent,
  years, indicators, indicatorsFile, indicatorMonths, indicator, registerRows, registerRowsFile, facts, factRows, factRowsFile, figureRowsFile, genres, report, reportFile, figureRows, publish, edition, editionFile,
  readPastReport, scores, round, roundFigures, roundFile, movedBy, returnedRound,
  checkDocument, checkFigures, checkedFile, readBack,
  monthlyReturns, openMonthlyReturns, monthlyReturn: monthlyReturnPage, monthlyReturnForm, readMonthlyReturnForm, targets,
  upload, download, verify,
  portalIntake, setAside, retryIntake, portalUpload, portalReceipt, portalStatistics, portalOpenData,
  startPatentImport, startStatementImport, imports, getImport, mapImport, publishImport, cancelImport, refusedRows, statementForm,
  patents, searchPatents, searchPatentsLong, exportSearch, openedHit, savedSearches, saveSearch, changeSavedSearch, removeSavedSearch, followSavedSearch, seenSavedSearch, newMatches, patent, patentDocument, patentDescription, hitPlace, patentCiters, similarPatents,
  collections, createCollection, changeCollection, removeCollection, collection, addToCollection, removeFromCollection, noteInCollection, exportCollection, searchExports, startSearchExport, removeSearchExport, searchExportFile,
  registerPatent, correctPatent,
} satisfies { readonly [Id in RouteId]: Operation<(typeof ROUTES)[Id]> };
