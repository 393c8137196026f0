import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.apache.poi.poifs.crypt.dsig.facets.KeyInfoSignatureFacet;
import org.apache.poi.poifs.crypt.dsig.facets.OOXMLSignatureFacet;

/**
 * Signs the same file over and over with Apache POI 4, in memory, as a peer for the bench of documents. One line for each
 * round: nanoseconds. Arguments: key (PKCS#8, DER), certificate (DER), file, rounds to get warm, rounds to measure.
 * Debian's package of POI leaves out what is made from three schemas (SignatureInfoV1, SignatureTime and RelationshipReference,
 * xmldsig): compile them with scomp, and name the folder of that .jar before the others. Java 11 and later need jaxb-api.jar too.
 * It writes the package signature and the certificate alone, without the XAdES properties that Office adds: less work than ours.
 */
class SignWithPoi {
  public static void main(String[] words) throws Exception {
    PrivateKey key = KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(words[0]))));
    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(words[1]))));
    byte[] file = Files.readAllBytes(Path.of(words[2]));
    int warm = Integer.parseInt(words[3]);
    int rounds = Integer.parseInt(words[4]);
    byte[] signed = new byte[0];
    for (int round = 0; round < warm + rounds; round++) {
      long begun = System.nanoTime();
      signed = sign(file, key, certificate);
      if (round >= warm) System.out.println(System.nanoTime() - begun);
    }
    if (words.length > 5) Files.write(Path.of(words[5]), signed);
  }

  static byte[] sign(byte[] file, PrivateKey key, X509Certificate certificate) throws Exception {
    try (OPCPackage docx = OPCPackage.open(new ByteArrayInputStream(file))) {
      SignatureConfig config = new SignatureConfig();
      config.setKey(key);
      config.setSigningCertificateChain(List.of(certificate));
      config.setDigestAlgo(HashAlgorithm.sha256);
      config.setSignatureFacets(List.of(new OOXMLSignatureFacet(), new KeyInfoSignatureFacet()));
      config.setOpcPackage(docx);
      SignatureInfo info = new SignatureInfo();
      info.setSignatureConfig(config);
      info.confirmSignature();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      docx.save(out);
      return out.toByteArray();
    }
  }
}
