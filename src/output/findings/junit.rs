//! JUnit XML: a test case per article.

use std::fmt::Write;

use quick_junit::{NonSuccessKind, Report as Junit, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::{Checked, Report, State};

/// One suite with a case per article: it fails where a finding fails, it is in error where the article could not be
/// evaluated; findings that do not fail are its output.
///
/// # Errors
/// Those of the XML writer.
pub fn render(report: &Report) -> Result<String, SerializeError> {
    let mut suite = TestSuite::new(format!("fiche {}", report.command));
    for article in &report.articles {
        suite.add_test_case(case(report, article));
    }
    for resolved in &report.resolved {
        let mut case = TestCase::new(format!("{} {}", resolved.path, resolved.check), TestCaseStatus::success());
        case.set_classname("fiche.baseline").set_system_out(resolved.line());
        suite.add_test_case(case);
    }
    let mut out = Junit::new("fiche");
    out.add_test_suite(suite);
    // The public schema has no count of skipped cases at the root, where the library writes one first.
    Ok(out.to_string()?.replacen(" skipped=\"0\"", "", 1))
}

fn case(report: &Report, article: &Checked) -> TestCase {
    let (mut failing, mut rest, mut count) = (String::new(), String::new(), 0);
    let mut first = None;
    for found in article.findings() {
        let known = if found.known { " (in the baseline)" } else { "" };
        let fails = report.fails(found);
        let _ = writeln!(if fails { &mut failing } else { &mut rest }, "{}{known}", found.line());
        count += usize::from(fails);
        first = first.or_else(|| fails.then_some(&found.finding));
    }
    let status = match (&article.state, first) {
        (State::Failed { message, .. }, _) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_type("not-evaluated").set_message(message.as_str());
            status
        }
        (_, Some(finding)) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
            status.set_type(finding.check.as_ref()).set_message(format!("{}{more}", finding.message));
            status.set_description(failing);
            status
        }
        (_, None) => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(article.path.as_str(), status);
    case.set_classname(format!("fiche.{}", report.command));
    if !rest.is_empty() {
        case.set_system_out(rest);
    }
    case
}
