using Hpki.Procedures.Catalogue;
using Hpki.Procedures.Staff;

namespace Hpki.Procedures.Tests.Catalogue;

public sealed class ProcedureCourseTests
{
    [Fact]
    public void After_EachStage_LeadsToTheEnd()
    {
        Procedure reissue = ProcedureCatalogue.Reissue;
        List<ProcedureStage> taken = [reissue.Course[0]];
        while (reissue.After(taken[^1]) is { } next)
        {
            taken.Add(next);
        }

        Assert.Equal(reissue.Course, taken);
        Assert.Contains("Examination", Assert.Throws<ArgumentException>(() => ProcedureCatalogue.LostReport.After(ProcedureStage.Examination)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Courses_BeginWithTheExaminationAndOrderNoCardBeforeTheApproval() => Assert.All(ProcedureCatalogue.Flows, procedure =>
    {
        List<ProcedureStage> course = [.. procedure.Course];
        Assert.Equal(ProcedureStage.Examination, course[0]);
        Assert.True(!course.Contains(ProcedureStage.CardProduction) || course.IndexOf(ProcedureStage.Approval) < course.IndexOf(ProcedureStage.CardProduction));
        Assert.Equal(course.Count, course.Distinct().Count());
    });

    [Fact]
    public void Procedures_OnPaper_HaveACourseAndNotices()
    {
        Assert.Equal(ProcedureCatalogue.All.Where(procedure => procedure.Form is not null && procedure.Kind is not (ProcedureKind.LostReport or ProcedureKind.Issue)), ProcedureCatalogue.Flows);
        Assert.All(ProcedureCatalogue.Flows, procedure => Assert.NotEmpty(procedure.Notices));
    }

    [Fact]
    public void Steps_WhoeverReceivesOrExamines_DoesNotApproveByThatRole()
    {
        Assert.True(ProcedureCatalogue.Reissue.Allows(ProcedureStep.Approve, [StaffRole.Approver]));
        Assert.False(ProcedureCatalogue.Reissue.Allows(ProcedureStep.Approve, [StaffRole.Reception, StaffRole.Examiner]));
        Assert.False(ProcedureCatalogue.Reissue.Allows(ProcedureStep.ExaminePapers, [StaffRole.Reception, StaffRole.Approver]));
        Assert.False(ProcedureCatalogue.ContactChange.Allows(ProcedureStep.Approve, [StaffRole.Approver]));
    }

    [Fact]
    public void Document_OfTheProcedures_IsTheOneInDocs()
    {
        string generated = ProcedureDocument.Markdown();
        string path = RepositoryFiles.PathOf("docs/procedures.md");
        if (Environment.GetEnvironmentVariable("HPKI_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == generated,
            "docs/procedures.md no longer says what the catalogue does. Run this test once with HPKI_UPDATE_DOCS=1 and commit the file.");
    }
}
