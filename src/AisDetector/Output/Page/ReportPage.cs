namespace AisDetector.Output.Page;

internal static class ReportPage
{
    public static void Write(Stream to, PageSubject subject) { }
}
