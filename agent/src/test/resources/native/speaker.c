/* Speaks HTTP past the JDK, on a connection that it leaves open. */
#include <arpa/inet.h>
#include <jni.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

JNIEXPORT jint JNICALL Java_dev_waxseal_guest_Speaker_post(JNIEnv *env, jclass type, jint port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  const char *letter = "POST / HTTP/1.1\r\nHost: payments.example\r\nContent-Length: 26\r\n\r\npassword=Canary-7f3q-Zebra";
  char answer[512];
  int s = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(s, (struct sockaddr *) &to, sizeof to) != 0 || write(s, letter, strlen(letter)) < 0) {
    return -1;
  }
  return read(s, answer, sizeof answer) > 0;
}
