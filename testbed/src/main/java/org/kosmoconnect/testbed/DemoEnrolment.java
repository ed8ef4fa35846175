package org.kosmoconnect.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * Enrols the demo's bridge by the hub's own API, as an operator and an owner of a Raspberry Pi do:
 * invitation, single-use code, credential. The credential is kept beside the spool for the next
 * run.
 */
final class DemoEnrolment {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENROLLED_ALREADY = 409;

  private final HubOperator operator;
  private final Path file;

  private DemoEnrolment(HubOperator operator, Path file) {
    this.operator = operator;
    this.file = file;
  }

  /**
   * Returns the file that holds the bridge's password.
   *
   * @param folder of the bridge
   * @param hub {@code http://host:port}
   * @param id enrolment id
   * @param password of the demo's operator
   * @throws ServerException when the hub refuses
   */
  static Path passwordFile(Path folder, String hub, String id, String password) {
    Path file = folder.resolve("credential");
    try {
      HubOperator operator = HubOperator.signIn(hub, DemoServers.OPERATOR, password);
      new DemoEnrolment(operator, file).ensure(id);
    } catch (ServerException e) {
      // The operator may have another password by now; a credential from an earlier run still does.
      if (!Files.exists(file)) {
        throw e;
      }
    }
    return file;
  }

  private void ensure(String id) {
    ObjectNode invitation = JSON.createObjectNode().put("id", id).put("name", "Demo bridge");
    HubOperator.Answer invited = operator.post("/admin/bridges", invitation);
    if (invited.status() != ENROLLED_ALREADY) {
      exchange(invited);
    } else if (!Files.exists(file)) {
      exchange(operator.post("/admin/bridges/" + id + "/rotate", JSON.createObjectNode()));
    }
  }

  private void exchange(HubOperator.Answer invited) {
    String code = invited.granted().path("code").asText();
    HubOperator.Answer enrolled =
        operator.post("/bridges/enrol", JSON.createObjectNode().put("code", code));
    keep(enrolled.granted().path("password").asText());
  }

  private void keep(String password) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh =
          Files.createTempFile(
              file.getParent(),
              "credential",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, password);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
