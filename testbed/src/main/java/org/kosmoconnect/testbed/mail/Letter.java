package org.kosmoconnect.testbed.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * A mail as its reader sees it.
 *
 * @param to addresses, with commas between them
 */
public record Letter(String to, String subject, String text) {

  static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  /**
   * Reads a mail that came over the wire.
   *
   * @param mail a byte a character
   * @throws ServerException when it is no mail of plain text
   */
  static Letter of(String mail) {
    try {
      byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
      var message = new MimeMessage(null, new ByteArrayInputStream(bytes));
      String to =
          Arrays.stream(message.getAllRecipients())
              .map(InternetAddress.class::cast)
              .map(InternetAddress::getAddress)
              .collect(Collectors.joining(", "));
      return new Letter(to, message.getSubject(), (String) message.getContent());
    } catch (MessagingException e) {
      throw new ServerException("This is no mail: " + mail, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first address of a page in it. */
  public Optional<String> link() {
    Matcher link = LINK.matcher(text);
    return link.find() ? Optional.of(link.group()) : Optional.empty();
  }
}
