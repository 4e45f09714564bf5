using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AisDetector.Tests.Support;

/// <summary>An authority, and what it and another one sign: a server's certificate that holds, one that has expired, one of another host, a client's.</summary>
internal sealed class TestCertificates
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly string _folder;
    private int _serial;

    public TestCertificates(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        using var authority = Authority("test CA", "ca.crt");
        using var stranger = Authority("another CA", "other-ca.crt");
        Issue(authority, "server", ["localhost"], Now.AddDays(-1), Now.AddDays(30));
        Issue(authority, "expired", ["localhost"], Now.AddDays(-3), Now.AddDays(-1));
        Issue(authority, "elsewhere", ["broker.example"], Now.AddDays(-1), Now.AddDays(30));
        Issue(authority, "client", [], Now.AddDays(-1), Now.AddDays(30));
        Issue(stranger, "stranger", [], Now.AddDays(-1), Now.AddDays(30));
    }

    public string File(string name) => Path.Combine(_folder, name);

    private X509Certificate2 Authority(string name, string file)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var certificate = request.CreateSelfSigned(Now.AddDays(-5), Now.AddDays(60));
        System.IO.File.WriteAllText(File(file), certificate.ExportCertificatePem() + "\n");
        return certificate;
    }

    private void Issue(X509Certificate2 authority, string name, string[] hosts, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (hosts.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var host in hosts) names.AddDnsName(host);
            if (hosts.Contains("localhost")) names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(authority, from, until, BitConverter.GetBytes(++_serial));
        System.IO.File.WriteAllText(File($"{name}.crt"), certificate.ExportCertificatePem() + "\n");
        System.IO.File.WriteAllText(File($"{name}.key"), key.ExportPkcs8PrivateKeyPem() + "\n");
        System.IO.File.WriteAllText(File($"{name}.locked.key"), key.ExportEncryptedPkcs8PrivateKeyPem("key-secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)) + "\n");
        System.IO.File.WriteAllText(File($"{name}.pem"), key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
    }
}
